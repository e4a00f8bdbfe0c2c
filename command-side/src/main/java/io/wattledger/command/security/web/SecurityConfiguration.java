package io.wattledger.command.security.web;

import io.wattledger.command.security.AccessTokens;
import io.wattledger.kernel.access.Permission;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The one filter chain: nothing of the API without a token, cookie sessions under CSRF protection, strict headers. Refusals become
 * problem documents by the same advice as everything else.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** The Swagger page styles itself by script and shows pictures from inside its scripts. */
    private static final String POLICY_SWAGGER =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain operatorSecurity(
            HttpSecurity http,
            AccessTokens tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(
                                // They go on with a request that was judged already.
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/sessions")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAuthority(Permission.AUDIT_VIEW.name())
                        // What is left are the live page, its assets and the API's documentation.
                        .anyRequest()
                        .permitAll())
                .csrf(SecurityConfiguration::doubleSubmit)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::strict)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, refused) ->
                                problems.resolveException(request, response, null, refused))
                        .accessDeniedHandler((request, response, refused) ->
                                problems.resolveException(request, response, null, refused)))
                .addFilterBefore(new TokenFilter(tokens, problems), AuthorizationFilter.class)
                .build();
    }

    @Bean
    RequestRejectedHandler rejectedRequests(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return (HttpServletRequest request,
                HttpServletResponse response,
                org.springframework.security.web.firewall.RequestRejectedException rejected) ->
                problems.resolveException(request, response, null, rejected);
    }

    /** Keeps Spring Boot from inventing a user: operators come in through {@code POST /sessions} only. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new AuthenticationServiceException("operators log in through POST /api/v1/sessions");
        };
    }

    /** Every request is timed as a whole; a timer around each filter as well costs more than it tells. */
    @Bean
    SecurityObservationSettings filtersAreNotTimed() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    private static void doubleSubmit(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(it -> it.sameSite("Strict").path("/"));
        csrf.csrfTokenRepository(cookie)
                .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                .requireCsrfProtectionMatcher(
                        request -> !SAFE_METHODS.contains(request.getMethod()) && Credentials.isByCookie(request));
    }

    private static void strict(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter((request, response) -> {
                    String path = request.getRequestURI();
                    response.setHeader(
                            "Content-Security-Policy", path.startsWith("/swagger-ui") ? POLICY_SWAGGER : POLICY);
                });
    }
}
