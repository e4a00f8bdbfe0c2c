package io.wattledger.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.NullMarked;

/** Which room may know which. */
@AnalyzeClasses(packages = "io.wattledger", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule theKernelStandsOnNothingButAnnotationsAndTheStandardLibrary = classes()
            .that()
            .resideInAPackage("io.wattledger.kernel..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.wattledger.kernel..",
                    "java..",
                    "org.jspecify.annotations..",
                    "com.fasterxml.jackson.annotation..",
                    "org.axonframework.modelling.command..");

    @ArchTest
    static final ArchRule theSidesMeetInTheKernelOnly = slices().matching("io.wattledger.(command|query|adapter)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule nothingKnowsTheProgramThatPutsItTogether = noClasses()
            .that(not(resideInAPackage("io.wattledger.app..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wattledger.app..");

    @ArchTest
    static final ArchRule theSimulatorKnowsTheKernelAtMost = noClasses()
            .that()
            .resideInAPackage("io.wattledger.simulator..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.wattledger.command..", "io.wattledger.query..", "io.wattledger.adapter.."));

    @ArchTest
    static final ArchRule socketsAndFramesStayAtTheWire = noClasses()
            .that(not(resideInAnyPackage(
                    "io.wattledger.adapter.wire..", "io.wattledger.adapter.link..", "io.wattledger.simulator..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.netty..", "com.ghgande.j2mod.."));

    @ArchTest
    static final ArchRule theWebIsInPackagesNamedWeb = noClasses()
            .that(not(resideInAnyPackage("..web..")))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "jakarta.servlet.."));

    @ArchTest
    static final ArchRule onlyTheQuerySideAndTheWiringKnowMongoDb = noClasses()
            .that(not(resideInAnyPackage("io.wattledger.query..", "io.wattledger.app..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.mongodb..", "org.bson..", "de.bwaldvogel.."));

    @ArchTest
    static final ArchRule theQuerySideKnowsNoSql = noClasses()
            .that()
            .resideInAPackage("io.wattledger.query..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.springframework.jdbc.."));

    @ArchTest
    static final ArchRule nobodyAsksTheComputerForTheTime = noClasses()
            .that(not(resideInAPackage("io.wattledger.app..")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("time is passed in; only whoever puts the program together makes a clock");

    @ArchTest
    static final ArchRule onlyTheProgramMakesAClock = noClasses()
            .that(not(resideInAnyPackage("io.wattledger.app..", "io.wattledger.simulator..")))
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)");

    @ArchTest
    static final ArchRule everyRoomIsDescribedAndNullMarked = classes()
            .that()
            .areTopLevelClasses()
            .should(new ArchCondition<>("lie in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            type, marked, type.getPackageName() + " has no package-info with @NullMarked"));
                }
            });
}
