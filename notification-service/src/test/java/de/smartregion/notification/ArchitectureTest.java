package de.smartregion.notification;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import de.smartregion.notification.post.Post;
import de.smartregion.notification.post.SealedLetter;
import de.smartregion.platform.architecture.HouseRules;

@AnalyzeClasses(
        packages = "de.smartregion.notification",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule lettersAreHandedInAtTheCounter =
            noClasses()
                    .that()
                    .resideInAPackage("..notification.letter..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("..notification.post..")
                                    .and(not(belongToAnyOf(Post.class, SealedLetter.class))))
                    .because("who writes letters need not know how they are sent");

    @ArchTest
    static final ArchRule lettersOfOthersAreOnlyWritten =
            noClasses()
                    .that()
                    .resideInAnyPackage("..notification.catalog..", "..notification.consulting..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..notification.post..")
                    .because("what a letter becomes is the business of letter and post");
}
