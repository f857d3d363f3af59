package org.frontlinemap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the shape that the README and the decisions describe. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "org.frontlinemap";

    /** What is known; each may see those before it. */
    private static final List<String> GEODATA = List.of("geodata", "geodata.time", "geodata.crs", "geodata.theatre",
            "geodata.gazetteer", "geodata.report", "geodata.verdict", "geodata.ledger", "geodata.snapshot",
            "geodata.analysis");

    /** Features that only read. */
    private static final Set<String> READING = Set.of("browsing", "changes", "comparing", "downloading", "history",
            "landing", "statistics", "tiling", "timelines");

    /** Features that write. */
    private static final Set<String> WRITING = Set.of("importing", "reporting", "seeding");

    /** What the formats of imported files share, and the formats; {@code importing} puts them together. */
    private static final Set<String> IMPORTING = Set.of("importing.reading", "importing.gazetteer",
            "importing.reports", "importing.areas");

    /** What features share of HTTP, who may do what, and turns at the ledger. */
    private static final Set<String> SHARED = Set.of("format", "web", "access", "recording");

    @ArchTest
    static void everyPackageIsListedHere(JavaClasses all) {
        Set<String> found = all.stream().map(JavaClass::getPackageName)
                .map(name -> name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = Stream.of(GEODATA, READING, WRITING, IMPORTING, SHARED, Set.of("")).flatMap(names -> names.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(listed);
    }

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static void partsOfGeodataSeeOnlyThoseBeforeThem(JavaClasses all) {
        for (int i = 0; i < GEODATA.size(); i++) {
            List<String> later = GEODATA.subList(i + 1, GEODATA.size());
            if (!later.isEmpty()) {
                noClasses().that().resideInAPackage(ROOT + "." + GEODATA.get(i))
                        .should().dependOnClassesThat(resideInAny(later)).check(all);
            }
        }
    }

    @ArchTest
    static final ArchRule geodataKnowsNothingOfTheWeb = noClasses().that().resideInAPackage(ROOT + ".geodata..")
            .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "jakarta.servlet..",
                    ROOT + ".web..", ROOT + ".format..");

    @ArchTest
    static final ArchRule formatsKnowNothingOfTheWeb = noClasses().that().resideInAPackage(ROOT + ".format..")
            .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "jakarta.servlet..",
                    ROOT + ".web..");

    @ArchTest
    static void readingFeaturesNeverSeeTheLedger(JavaClasses all) {
        noClasses().that(resideInAny(READING)).should()
                .dependOnClassesThat().resideInAPackage(ROOT + ".geodata.ledger").check(all);
    }

    @ArchTest
    static void sharedPartsSeeNoFeature(JavaClasses all) {
        noClasses().that(resideInAny(SHARED)).should().dependOnClassesThat(resideInAny(features())).check(all);
    }

    @ArchTest
    static void featuresNeverSeeEachOther(JavaClasses all) {
        for (String feature : features()) {
            Set<String> others = new TreeSet<>(features());
            others.remove(feature);
            noClasses().that().resideInAPackage(ROOT + "." + feature)
                    .should().dependOnClassesThat(resideInAny(others)).check(all);
        }
    }

    @ArchTest
    static void partsOfImportingSeeGeodataAndReadingOnly(JavaClasses all) {
        for (String part : IMPORTING) {
            Set<String> others = new TreeSet<>(IMPORTING);
            others.remove(part);
            others.remove("importing.reading");
            others.addAll(SHARED);
            others.addAll(features());
            noClasses().that().resideInAPackage(ROOT + "." + part).should().dependOnClassesThat(resideInAny(others))
                    .orShould().dependOnClassesThat().resideInAnyPackage("org.springframework..", "jakarta.servlet..")
                    .check(all);
        }
    }

    @ArchTest
    static void onlyImportingSeesItsParts(JavaClasses all) {
        noClasses().that().resideOutsideOfPackages(ROOT + ".importing..")
                .should().dependOnClassesThat(resideInAny(IMPORTING)).check(all);
    }

    @ArchTest
    static final ArchRule theSnapshotIsAskedThroughItsInterfaceOnly =
            classes().that().haveNameMatching(".*\\.geodata\\.snapshot\\.(State|Fold.*|Place.*|Timeline|Recorded)")
                    .should().bePackagePrivate();

    private static Set<String> features() {
        return Stream.concat(READING.stream(), WRITING.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static DescribedPredicate<JavaClass> resideInAny(Iterable<String> packages) {
        Set<String> names = new TreeSet<>();
        packages.forEach(name -> names.add(ROOT + "." + name));
        return DescribedPredicate.describe("in one of " + names, type -> names.contains(type.getPackageName()));
    }
}
