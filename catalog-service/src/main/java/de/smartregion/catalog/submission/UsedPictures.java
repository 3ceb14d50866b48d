package de.smartregion.catalog.submission;

import de.smartregion.catalog.picture.PictureUses;

import org.springframework.stereotype.Component;

/** Every picture of a project is in one of its revisions. */
@Component
class UsedPictures implements PictureUses {

    private final Submissions submissions;

    UsedPictures(Submissions submissions) {
        this.submissions = submissions;
    }

    @Override
    public boolean isUsed(String picture) {
        return submissions.show(picture);
    }
}
