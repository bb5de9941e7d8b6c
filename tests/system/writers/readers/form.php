<?php
// SPDX-License-Identifier: Apache-2.0
// Answers a POST with the form that PHP made of it: fields, then files.
$parts = [];
foreach ($_POST as $name => $value) {
    $parts[] = ['name' => (string)$name, 'filename' => null, 'value_base64' => base64_encode($value)];
}
foreach ($_FILES as $name => $file) {
    $parts[] = $file['error'] !== UPLOAD_ERR_OK ? ['error' => $file['error']] : [
        'name' => (string)$name, 'filename' => $file['full_path'], 'type' => $file['type'],
        'value_base64' => base64_encode(file_get_contents($file['tmp_name']))];
}
header('Content-Type: application/json');
echo json_encode(['parts' => $parts]);
