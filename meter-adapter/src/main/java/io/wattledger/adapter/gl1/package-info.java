/**
 * GL/1, the protected link of gateways that dial in: frames, layouts, keys, the two record ciphers, and the server's part of the log-in. Knows no
 * sockets: bytes go in and come out, time and randomness are passed in. The protocol and its test vectors are in {@code docs/gl1.md}.
 */
@NullMarked
package io.wattledger.adapter.gl1;

import org.jspecify.annotations.NullMarked;
