package io.wattledger.adapter.fleet;

import io.wattledger.adapter.money.MoneyLedger;
import io.wattledger.adapter.order.OrderBook;
import io.wattledger.kernel.port.WorkList;
import java.util.concurrent.Executor;

/**
 * The command side as the field sees it.
 *
 * @param workList open work
 * @param ledger permits and hears of money writes
 * @param orders permits and hears of orders that set a state
 * @param threads where calls to all of these are made: bounded, since they block
 */
public record CommandSide(WorkList workList, MoneyLedger ledger, OrderBook orders, Executor threads) {}
