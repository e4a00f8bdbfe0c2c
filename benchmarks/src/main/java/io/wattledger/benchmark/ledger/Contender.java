package io.wattledger.benchmark.ledger;

import io.wattledger.benchmark.measure.Work;

/**
 * One of those that are compared.
 *
 * @param name as the table tells it
 * @param work one durable command
 * @param leave gives its connections back when its turn is over: the server has as many as one contender needs
 */
record Contender(String name, Work work, Runnable leave) {}
