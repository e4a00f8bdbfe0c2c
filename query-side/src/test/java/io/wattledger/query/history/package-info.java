/**
 * Recorded and invented event histories for the tests.
 */
package io.wattledger.query.history;
