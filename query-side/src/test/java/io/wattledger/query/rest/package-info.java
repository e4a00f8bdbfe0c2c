/**
 * The queries as a client meets them: over HTTP, against the real controllers, read models and processors.
 */
package io.wattledger.query.rest;
