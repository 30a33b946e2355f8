#include <gtest/gtest.h>

#include "core/circulation/bundle_text.hpp"
#include "core/circulation/case_bundles.hpp"
#include "tests/core/circulation/bundle_world.hpp"

namespace quorate::core {
namespace {

using namespace bundle_world;

class ReleasedBundles : public WhatIsHeld {};

TEST_P(ReleasedBundles, StaysAsItWasReleasedWhateverChangesAfterwards)
{
    plant();
    const auto bundle = prepare(rowan);
    ASSERT_TRUE(bundle);
    clock_.set(test::at("2026-11-26T09:00"));
    ASSERT_TRUE(release(*bundle));
    const SubjectBundle released = fetch(*bundle)->content;
    clock_.set(test::at("2026-12-04T09:00"));
    EXPECT_FALSE(shown(*bundle)->row->has_changed);
    change_rowan();

    const auto given = fetch(*bundle);

    ASSERT_TRUE(given);
    EXPECT_EQ(bundle_text(given->content), bundle_text(released));
    EXPECT_TRUE(says(words_of(given->content), "Rowan Testwood"));
    EXPECT_FALSE(says(words_of(given->content), "Otherwood"));
    EXPECT_EQ(given->made_at, test::at("2026-11-26T09:00"));
    EXPECT_TRUE(given->row->has_changed);
    EXPECT_TRUE(shown(*bundle)->can_be_given);
    EXPECT_TRUE(listed(*bundle).has_changed);
}

TEST_P(ReleasedBundles, StaysAsItWasReleasedForAProfessionalToo)
{
    plant();
    const auto bundle = prepare({.contact = ContactId{"contact-nurse"}});
    ASSERT_TRUE(bundle);
    ASSERT_TRUE(release(*bundle));
    test::run(temp_.pool(),
              "update contact set job_title = 'Ward sister' where id = 'contact-nurse'");

    const auto given = fetch(*bundle);

    ASSERT_TRUE(given);
    EXPECT_TRUE(says(words_of(given->content), "Job: Health visitor"));
    EXPECT_FALSE(says(words_of(given->content), "Ward sister"));
    EXPECT_TRUE(listed(*bundle).has_changed);
}

TEST_P(ReleasedBundles, StaysAsItWasReleasedWhenTheProfessionalHasNoPartInItAnyMore)
{
    plant();
    test::run(temp_.pool(), "update family_case set lead_worker_id = 'head-1' where id = 'case-1'");
    const auto bundle = prepare({.user = UserId{"head-1"}});
    ASSERT_TRUE(bundle);
    ASSERT_TRUE(release(*bundle));
    test::run(temp_.pool(),
              "update family_case set lead_worker_id = 'worker-1' where id = 'case-1'");

    EXPECT_TRUE(fetch(*bundle));
    EXPECT_FALSE(shown(*bundle)->can_be_prepared);
    EXPECT_EQ(again(*bundle).error().refusal, Refusal::not_found);
}

TEST_P(ReleasedBundles, IsPreparedAgainForTheSameReasonAndReleasedByAnother)
{
    plant();
    const auto bundle = prepare(rowan);
    ASSERT_TRUE(bundle);
    ASSERT_TRUE(release(*bundle));
    change_rowan();

    const auto next = again(*bundle);

    ASSERT_TRUE(next);
    EXPECT_NE(next->id, bundle->id);
    EXPECT_EQ(next->subject, rowan);
    EXPECT_EQ(next->reason, FreeText{reason});
    EXPECT_EQ(next->state, BundleState::waiting);
    EXPECT_FALSE(listed(*next).has_changed);
    EXPECT_EQ(again(*bundle)->id, next->id);
    EXPECT_EQ(release(*next, "head-1").error().refusal, Refusal::needs_second_person);
    ASSERT_TRUE(release(*next));
    EXPECT_TRUE(says(words_of(fetch(*next)->content), "Otherwood"));
    EXPECT_TRUE(says(words_of(fetch(*bundle)->content), "Rowan Testwood"));
}

TEST_P(ReleasedBundles, IsNotReleasedOnceTheRecordIsAnotherAndCanBePreparedAgain)
{
    plant();
    const auto bundle = prepare(rowan);
    ASSERT_TRUE(bundle);
    change_rowan();

    EXPECT_EQ(release(*bundle).error().refusal, Refusal::wrong_state);
    EXPECT_FALSE(shown(*bundle)->can_be_given);
    EXPECT_TRUE(listed(*bundle).has_changed);
    const auto next = again(*bundle);
    ASSERT_TRUE(next);
    EXPECT_TRUE(release(*next));
}

TEST_P(ReleasedBundles, IsNotGivenOnceTheRecordIsAnotherIfItWasReleasedBeforeItWasKept)
{
    plant();
    const auto bundle = prepare(rowan);
    ASSERT_TRUE(bundle);
    ASSERT_TRUE(release(*bundle));
    test::run(temp_.pool(), "update case_bundle set released_content = ''");
    EXPECT_TRUE(fetch(*bundle));
    change_rowan();
    EXPECT_EQ(fetch(*bundle).error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(again(*bundle));
}

QUORATE_ON_EVERY_DATABASE(ReleasedBundles);

}  // namespace
}  // namespace quorate::core
