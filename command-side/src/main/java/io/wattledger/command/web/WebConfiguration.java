package io.wattledger.command.web;

import java.util.List;
import java.util.Locale;
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
        // Plain zh is for readers of any other Chinese.
        languages.setSupportedLocales(
                List.of(ProblemTexts.LANGUAGES.get(0), ProblemTexts.LANGUAGES.get(1), Locale.CHINESE));
        languages.setDefaultLocale(ProblemTexts.LANGUAGES.get(0));
        return languages;
    }
}
