package io.wattledger.command.web;

import io.wattledger.kernel.problem.ProblemType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The texts of problem documents, in the catalogues {@code problems_en.properties} and {@code problems_zh.properties}. Values stand in
 * them by name, {@code {limit}}, exactly as the refusal formatted them; what stands in square brackets is left out when one of its
 * values is missing.
 */
@Component
public class ProblemTexts {

    /** The languages there are; the first one is for readers of any other. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)\\}");
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** What kind of problem this is. */
    public String title(ProblemType type, Locale language) {
        return catalogue(language).getString(type.kebabName() + ".title");
    }

    /** What happened, with these values. */
    public String detail(ProblemType type, Map<String, String> values, Locale language) {
        return filled(catalogue(language).getString(type.kebabName() + ".detail"), values);
    }

    /**
     * What is wrong with a field.
     *
     * @param name name of the text, without its prefix {@code field.}
     */
    public String field(String name, Map<String, String> values, Locale language) {
        ResourceBundle catalogue = catalogue(language);
        String key = "field." + name;
        return filled(catalogue.getString(catalogue.containsKey(key) ? key : "field.wrong-type"), values);
    }

    /** The catalogue of a language. */
    static ResourceBundle catalogue(Locale language) {
        try {
            return ResourceBundle.getBundle(
                    "io.wattledger.command.web.problems", new Locale(language.getLanguage()), EXACT);
        } catch (MissingResourceException otherLanguage) {
            return ResourceBundle.getBundle("io.wattledger.command.web.problems", LANGUAGES.get(0), EXACT);
        }
    }

    private static String filled(String text, Map<String, String> values) {
        String chosen = OPTIONAL.matcher(text)
                .replaceAll(part -> Matcher.quoteReplacement(
                        VALUE.matcher(part.group(1)).results().allMatch(value -> values.containsKey(value.group(1)))
                                ? part.group(1)
                                : ""));
        return VALUE.matcher(chosen)
                .replaceAll(value -> Matcher.quoteReplacement(values.getOrDefault(value.group(1), "")))
                .strip();
    }
}
