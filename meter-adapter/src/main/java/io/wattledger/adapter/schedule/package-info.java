/**
 * Who may use a bus next: queues by priority with ageing, jobs that are not interrupted, and how long a unit that does not answer is left
 * alone. The bus is the unit of concurrency: everything here belongs to one line's thread.
 */
@NullMarked
package io.wattledger.adapter.schedule;

import org.jspecify.annotations.NullMarked;
