package de.smartregion.catalog;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import de.smartregion.platform.architecture.HouseRules;

@AnalyzeClasses(
        packages = "de.smartregion.catalog",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String PACKAGE = "de\\.smartregion\\.catalog\\.";

    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    /** Keys are everybody's, ports are asked by name; the rest meets through topics. */
    @ArchTest
    static final ArchRule featuresDoNotKnowEachOther =
            slices().matching("de.smartregion.catalog.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            alwaysTrue(), resideInAPackage("de.smartregion.catalog.region"))
                    .ignoreDependency(
                            alwaysTrue(),
                            nameMatching(
                                    PACKAGE + "picture\\.(Uploaders|KnownPictures|PictureUses)"))
                    .ignoreDependency(
                            alwaysTrue(), nameMatching(PACKAGE + "project\\.PictureFiles.*"))
                    .ignoreDependency(alwaysTrue(), nameMatching(PACKAGE + "(reuse\\.Originals).*"))
                    .ignoreDependency(
                            alwaysTrue(), nameMatching(PACKAGE + "(subscription\\.Titles).*"))
                    .ignoreDependency(
                            alwaysTrue(),
                            nameMatching(PACKAGE + "search\\.(ProjectSource|Listing).*"));

    @ArchTest
    static final ArchRule whatIsEverybodysDependsOnNothingOfOurs =
            noClasses()
                    .that()
                    .resideInAPackage("de.smartregion.catalog.region")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("de.smartregion..")
                                    .and(resideOutsideOfPackage("de.smartregion.catalog.region")));
}
