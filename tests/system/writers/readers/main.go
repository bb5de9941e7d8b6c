// SPDX-License-Identifier: Apache-2.0
// Reads forms with Go's mime/multipart: JSON lines in, JSON lines out, as node.mjs does. Name and
// filename are taken from the header as mime.ParseMediaType gives them: FileName keeps only what
// follows the last slash.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"os"
)

type form struct {
	ContentType string `json:"content_type"`
	Body        []byte `json:"body_base64"`
}

type part struct {
	Name     string  `json:"name"`
	Filename *string `json:"filename"`
	Type     string  `json:"type"`
	Value    []byte  `json:"value_base64"`
}

func read(given form) ([]part, error) {
	_, parameters, err := mime.ParseMediaType(given.ContentType)
	if err != nil {
		return nil, err
	}
	reader := multipart.NewReader(bytes.NewReader(given.Body), parameters["boundary"])
	found := []part{}
	for {
		next, err := reader.NextRawPart()
		if err == io.EOF {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		_, texts, err := mime.ParseMediaType(next.Header.Get("Content-Disposition"))
		if err != nil {
			return nil, err
		}
		value, err := io.ReadAll(next)
		if err != nil {
			return nil, err
		}
		one := part{Name: texts["name"], Type: next.Header.Get("Content-Type"), Value: value}
		if filename, ok := texts["filename"]; ok {
			one.Filename = &filename
		}
		found = append(found, one)
	}
}

func main() {
	lines := bufio.NewReaderSize(os.Stdin, 1<<24)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var given form
		if err = json.Unmarshal(line, &given); err == nil {
			var parts []part
			if parts, err = read(given); err == nil {
				out.Encode(map[string]any{"parts": parts})
				continue
			}
		}
		out.Encode(map[string]any{"error": err.Error()})
	}
}
