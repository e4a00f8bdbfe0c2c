package io.wattledger.command.web;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** The reader's language, by {@code Accept-Language} among those that have a catalogue; and what Tomcat says by itself. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheContainer(
            ProblemTexts texts, JsonMapper json) {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve(texts, json)));
    }

    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver languages = new AcceptHeaderLocaleResolver();
        // Plain zh is for readers of any other Chinese.
        languages.setSupportedLocales(
                List.of(ProblemTexts.LANGUAGES.get(0), ProblemTexts.LANGUAGES.get(1), Locale.CHINESE));
        languages.setDefaultLocale(ProblemTexts.LANGUAGES.get(0));
        return languages;
    }
}
