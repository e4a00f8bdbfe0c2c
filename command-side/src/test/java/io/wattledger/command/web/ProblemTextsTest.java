package io.wattledger.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.problem.ProblemType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

    private final ProblemTexts texts = new ProblemTexts();

    @Test
    void everyProblemTypeHasTitleAndDetailInBothCatalogues_andNothingElseIsInThem() {
        Set<String> expected = Arrays.stream(ProblemType.values())
                .flatMap(type -> Stream.of(type.kebabName() + ".title", type.kebabName() + ".detail"))
                .collect(Collectors.toCollection(TreeSet::new));

        for (Locale language : ProblemTexts.LANGUAGES) {
            ResourceBundle catalogue = ProblemTexts.catalogue(language);
            assertThat(catalogue.keySet().stream().filter(key -> !key.startsWith("field.")))
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(catalogue.keySet())
                    .allSatisfy(key -> assertThat(catalogue.getString(key)).isNotBlank());
        }
    }

    @Test
    void bothCataloguesHaveTheSameTextsForFieldsAndNameTheSameValues() {
        ResourceBundle english = ProblemTexts.catalogue(Locale.ENGLISH);
        ResourceBundle chinese = ProblemTexts.catalogue(Locale.SIMPLIFIED_CHINESE);

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key ->
                        assertThat(valuesIn(chinese.getString(key))).isEqualTo(valuesIn(english.getString(key))));
        assertThat(chinese.getString("not-found.title")).isNotEqualTo(english.getString("not-found.title"));
    }

    @Test
    void givenAValue_whenATextNamesIt_thenItAppearsExactlyAsGiven() {
        assertThat(texts.detail(ProblemType.HOARDING_LIMIT_EXCEEDED, Map.of("limit", "100000.00"), Locale.ENGLISH))
                .isEqualTo("The meter may not hold that much credit. The limit is 100000.00 CNY.");
    }

    @Test
    void givenNoValue_whenASentenceNamesIt_thenTheSentenceIsLeftOut() {
        assertThat(texts.detail(ProblemType.INTERNAL_ERROR, Map.of(), Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("系统内部出错，已记录日志。");
    }

    @Test
    void givenALanguageWithoutCatalogue_whenAskedForATitle_thenItIsEnglish() {
        assertThat(texts.title(ProblemType.NOT_FOUND, Locale.FRENCH)).isEqualTo("Not found");
    }

    private static Set<String> valuesIn(String text) {
        return java.util.regex.Pattern.compile("\\{\\w+\\}")
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
