package io.wattledger.command.idempotency;

import io.wattledger.kernel.event.StoredSequence;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.InstantSource;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Lets every keyed request have its effect once. It works inside the command's unit of work and database transaction: the lock on the
 * key, the events and the stored answer commit together or not at all. A refusal or failure rolls all of it back, so it binds no key.
 * Axon's starter puts every interceptor bean before the command handlers.
 */
@Component
public class IdempotencyGate implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final AnswerStore answers;
    private final InstantSource clock;

    IdempotencyGate(AnswerStore answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain handler)
            throws Exception {
        if (!(unitOfWork.getMessage().getMetaData().get(GuardedRequest.METADATA_KEY)
                instanceof GuardedRequest request)) {
            return handler.proceed();
        }
        Optional<Answer> first = firstAnswerTo(request);
        if (first.isPresent()) {
            return AnsweredRequest.replayOf(first.get());
        }
        Object result = handler.proceed();
        AnsweredRequest answered = AnsweredRequest.pending();
        // Axon runs callbacks of the commit phase last come, first served; the one that commits the transaction came
        // first.
        unitOfWork.onCommit(committing -> answered.complete(answer(request, result, committing)));
        return answered;
    }

    private Optional<Answer> firstAnswerTo(GuardedRequest request) {
        RequestKey key = request.key();
        if (key == null) {
            return Optional.empty();
        }
        return answers.take(key).map(first -> {
            if (!request.asksFor(first.bodyFingerprint())) {
                throw new RefusedException(ProblemType.IDEMPOTENCY_KEY_REUSED);
            }
            return first.answer();
        });
    }

    private Answer answer(GuardedRequest request, Object result, UnitOfWork<?> committing) {
        // Without an event there is nothing to wait for.
        long sequence = committing.root().getOrDefaultResource(StoredSequence.RESOURCE_KEY, 0L);
        Answer answer = request.answering().answer(result, sequence);
        RequestKey key = request.key();
        if (key != null) {
            answers.store(key, request.bodyFingerprint(), answer, clock.instant());
        }
        return answer;
    }
}
