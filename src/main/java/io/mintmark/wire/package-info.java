/** The JSON of the REST API, shared by the bank and its clients; no behaviour but how strictly it is read. Binary values are base64url, times UTC. */
@NullMarked
package io.mintmark.wire;

import org.jspecify.annotations.NullMarked;
