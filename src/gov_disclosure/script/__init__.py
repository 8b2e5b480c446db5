"""Chinese script, one module a subject: width, radicals, traditional characters, 拼音 in brackets."""
