package io.wattledger.command.web;

import io.wattledger.kernel.port.IdSource;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs what broke on our side under an id that the client is told, so that a report leads to the place. */
@Component
class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    private final IdSource ids;

    FailureLog(IdSource ids) {
        this.ids = ids;
    }

    /** Logs a failure and returns its id. */
    String log(Throwable failure, HttpServletRequest request) {
        String id = ids.next();
        LOG.error("failure {} in {} {}", id, request.getMethod(), request.getRequestURI(), failure);
        return id;
    }
}
