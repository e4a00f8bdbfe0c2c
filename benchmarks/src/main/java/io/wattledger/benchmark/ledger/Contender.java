package io.wattledger.benchmark.ledger;

import io.wattledger.benchmark.measure.Work;

/**
 * One of those that are compared.
 *
 * @param name as the table tells it
 * @param work one durable command
 */
record Contender(String name, Work work) {}
