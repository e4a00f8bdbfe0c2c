package io.wattledger.query.audit.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.port.ChainVerification;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.audit.EventJournal;
import io.wattledger.query.audit.EventJournal.JournalPage;
import io.wattledger.query.audit.EventJournal.Period;
import io.wattledger.query.audit.Replay;
import io.wattledger.query.reading.Access;
import io.wattledger.query.reading.PageRequest;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers auditors. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "audit")
class AuditController {

    private static final int DEFAULT_SIZE = 100;

    private final EventJournal journal;
    private final ChainVerification chains;
    private final Replay replay;

    /** Each of them reads all events: one at a time. */
    private final Lock oneAtATime = new ReentrantLock();

    AuditController(EventJournal journal, ChainVerification chains, Replay replay) {
        this.journal = journal;
        this.chains = chains;
        this.replay = replay;
    }

    @GetMapping("/events")
    @Operation(
            summary = "Stored events",
            operationId = "listEvents",
            description =
                    "Of one stream with `aggregateId`, else of all in the order of commit. `next` is the cursor of "
                            + "the following page; a page may be empty and still have one.")
    JournalPage events(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestParam(required = false) @Nullable String aggregateId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(required = false) @Nullable Integer size)
            throws InterruptedException {
        Access.require(operator.permissions().contains(Permission.AUDIT_VIEW));
        int most = size == null ? DEFAULT_SIZE : size;
        if (most < 1 || most > PageRequest.LARGEST) {
            throw new RefusedException(Refusal.ofField("size", "1 to " + PageRequest.LARGEST));
        }
        if (cursor != null && cursor < 0) {
            throw new RefusedException(Refusal.ofField("cursor", "what an earlier page named as next"));
        }
        Period period = new Period(from, to);
        return aggregateId == null
                ? journal.all(operator, period, cursor, most)
                : journal.ofStream(operator, aggregateId, period, cursor == null ? 0 : cursor, most);
    }

    @PostMapping("/seal/verification")
    @Operation(summary = "Checks the hash chains of all streams", operationId = "verifySeal")
    ChainVerification.Report verify(@Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator) {
        Access.require(operator.mayEverywhere(Permission.AUDIT_VIEW));
        if (!oneAtATime.tryLock()) {
            throw new RefusedException(ProblemType.STILL_RUNNING);
        }
        try {
            return chains.verify();
        } finally {
            oneAtATime.unlock();
        }
    }

    @PostMapping("/replays")
    @Operation(
            summary = "Rebuilds all read models from the first event and compares them with the live ones",
            operationId = "replay")
    Replay.Outcome replay(@Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator)
            throws InterruptedException {
        Access.require(operator.mayEverywhere(Permission.AUDIT_VIEW));
        if (!oneAtATime.tryLock()) {
            throw new RefusedException(ProblemType.STILL_RUNNING);
        }
        try {
            return replay.run();
        } finally {
            oneAtATime.unlock();
        }
    }
}
