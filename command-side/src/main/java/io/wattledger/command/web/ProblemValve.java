package io.wattledger.command.web;

import io.wattledger.kernel.problem.ProblemType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests that Tomcat itself turns away, such as a request line that it cannot read: they never reach Spring. */
final class ProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    private final ProblemTexts texts;
    private final JsonMapper json;

    ProblemValve(ProblemTexts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemType type = StatusProblems.of(response.getStatus());
        // A request line that cannot be read comes without headers: no language was asked for.
        Locale language = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? ProblemTexts.LANGUAGES.get(0)
                : request.getLocale();
        String path = request.getRequestURI();
        Problem problem = new Problem(
                "/problems/" + type.kebabName(),
                texts.title(type, language),
                response.getStatus(),
                texts.detail(type, Map.of(), language),
                path == null ? "" : path,
                List.of());
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getReporter().write(json.writeValueAsString(problem));
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("a client left before it could be told what was wrong", gone);
        }
    }
}
