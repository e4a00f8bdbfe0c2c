package io.wattledger.command.web;

import io.wattledger.command.idempotency.AnsweredRequest;
import io.wattledger.command.idempotency.BodyFingerprint;
import io.wattledger.command.idempotency.GuardedRequest;
import io.wattledger.command.security.web.Caller;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.port.IdSource;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The one way from a request to a command: who asked, from where and why go with it, and its answer comes back. */
@Component
public class CommandDoor {

    private final CommandGateway commands;
    private final IdSource ids;
    private final BodyFingerprint fingerprint;
    private final JsonMapper json;

    CommandDoor(CommandGateway commands, IdSource ids, BodyFingerprint fingerprint, JsonMapper json) {
        this.commands = commands;
        this.ids = ids;
        this.fingerprint = fingerprint;
        this.json = json;
    }

    /**
     * Begins a submission.
     *
     * @param caller who asks
     * @param body what was asked for, by which a repetition of the same request is recognised; without secrets
     * @param command the command
     */
    public Submission submit(Caller caller, Object body, Object command) {
        return new Submission(this, caller, body, command);
    }

    AnsweredRequest send(Submission submission, GuardedRequest.Answering answering) {
        Caller caller = submission.caller();
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(EventMetadata.OPERATOR, caller.operatorId().value());
        metadata.put(EventMetadata.CLIENT_ADDRESS, caller.address());
        metadata.put(EventMetadata.CORRELATION_ID, ids.next());
        submission.site().ifPresent(site -> metadata.put(EventMetadata.SITE, site.value()));
        submission.reason().ifPresent(reason -> metadata.put(EventMetadata.REASON, reason));
        metadata.put(
                GuardedRequest.METADATA_KEY,
                new GuardedRequest(caller.key(), fingerprintOf(submission.body()), answering));
        return commands.sendAndWait(new GenericCommandMessage<>(submission.command(), metadata));
    }

    String toJson(Object view) {
        return json.writeValueAsString(view);
    }

    /** Of what was understood, so that neither order nor spacing of the client's JSON matters. */
    private String fingerprintOf(Object body) {
        return fingerprint.of(json.writeValueAsBytes(body));
    }
}
