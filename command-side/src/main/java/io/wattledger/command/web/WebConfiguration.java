package io.wattledger.command.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The reader's language: by {@code Accept-Language}, among those that have a catalogue. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver languages = new AcceptHeaderLocaleResolver();
        languages.setSupportedLocales(ProblemTexts.LANGUAGES);
        languages.setDefaultLocale(ProblemTexts.LANGUAGES.get(0));
        return languages;
    }
}
