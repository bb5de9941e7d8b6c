// SPDX-License-Identifier: Apache-2.0
// Reads forms with Go's mime/multipart. One JSON object a line in (content_type, body_base64), one
// out (ok, parts: name, filename, value).
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"os"
)

type row struct {
	ContentType string `json:"content_type"`
	Body        string `json:"body_base64"`
}

func read(in row) ([][]any, error) {
	kind, parameters, err := mime.ParseMediaType(in.ContentType)
	if err != nil || kind != "multipart/form-data" || parameters["boundary"] == "" {
		return nil, errors.New("no form")
	}
	body, _ := base64.StdEncoding.DecodeString(in.Body)
	form := multipart.NewReader(bytes.NewReader(body), parameters["boundary"])
	parts := [][]any{}
	for {
		part, err := form.NextPart()
		if err == io.EOF {
			return parts, nil
		}
		if err != nil {
			return nil, err
		}
		value, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		var filename any
		_, disposition, _ := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
		if name, found := disposition["filename"]; found {
			filename = name
		}
		parts = append(parts, []any{part.FormName(), filename, string(value)})
	}
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var asked row
		answer := map[string]any{"ok": false}
		if json.Unmarshal(line, &asked) == nil {
			if parts, err := read(asked); err == nil {
				answer = map[string]any{"ok": true, "parts": parts}
			}
		}
		text, _ := json.Marshal(answer)
		out.Write(append(text, '\n'))
	}
}
