package io.wattledger.command.web;

import io.wattledger.command.security.RefusalLog;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.ProblemType.Nature;
import io.wattledger.kernel.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Turns refusals into problem documents in the reader's language, and hands those that concern auditors to the log of refusals. */
@Component
class Problems {

    private static final Set<Nature> AUDITED =
            EnumSet.of(Nature.UNAUTHENTICATED, Nature.FORBIDDEN, Nature.CONFLICT, Nature.BUSINESS, Nature.THROTTLED);
    private static final int LONGEST_REQUEST = 300;
    private static final String A_MOMENT_SECONDS = "1";
    private static final String RETRY_AFTER_SECONDS = "retryAfterSeconds";

    private final ProblemTexts texts;
    private final LocaleResolver languages;
    private final RefusalLog refusals;

    Problems(ProblemTexts texts, LocaleResolver languages, RefusalLog refusals) {
        this.texts = texts;
        this.languages = languages;
        this.refusals = refusals;
    }

    /** The answer that tells this refusal. */
    ResponseEntity<Problem> answer(Refusal refusal, HttpServletRequest request) {
        ProblemType type = refusal.type();
        audit(type, request);
        Locale language = languageOf(request);
        Problem problem = new Problem(
                "/problems/" + type.kebabName(),
                texts.title(type, language),
                type.nature().status(),
                texts.detail(type, refusal.arguments(), language),
                request.getRequestURI(),
                refusal.fields());
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (type.nature() == Nature.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        String wait = refusal.arguments().get(RETRY_AFTER_SECONDS);
        if (wait != null) {
            answer.header(HttpHeaders.RETRY_AFTER, wait);
        } else if (type.nature() == Nature.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, A_MOMENT_SECONDS);
        }
        return answer.body(problem);
    }

    /** The reader's language. */
    Locale languageOf(HttpServletRequest request) {
        return languages.resolveLocale(request);
    }

    private void audit(ProblemType type, HttpServletRequest request) {
        if (!AUDITED.contains(type.nature())) {
            return;
        }
        String asked = request.getMethod() + " " + request.getRequestURI();
        String what = asked.substring(0, Math.min(asked.length(), LONGEST_REQUEST));
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof OperatorIdentity operator) {
            refusals.refused(operator.operatorId(), request.getRemoteAddr(), what, type);
        } else {
            refusals.strangerRefused(request.getRemoteAddr(), what, type);
        }
    }
}
