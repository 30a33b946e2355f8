#include "db/stores/case_bundle_store.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};
const core::CaseId family{"case-1"};

class CaseBundleTable : public test::StoreTest {
protected:
    void SetUp() override { test::add_directory(temp_.pool()); }

    template <class Work>
    auto with(Work work)
    {
        return database().transact([&](core::UnitOfWork& unit) -> core::Result<core::Done> {
            return work(unit.case_bundles);
        });
    }

    core::Result<core::Done> add(const core::CaseBundle& bundle)
    {
        return with([&](core::CaseBundleStore& bundles) -> core::Result<core::Done> {
            bundles.add(authority, bundle);
            return core::Done{};
        });
    }

    std::optional<core::CaseBundle> find(const char* id, const core::AuthorityId& of = authority)
    {
        return database().read([&](core::UnitOfWork& work) {
            return work.case_bundles.find(of, core::CaseBundleId{id});
        });
    }
};

core::CaseBundle a_bundle(const char* id, core::BundleSubject subject)
{
    return {.id = core::CaseBundleId{id},
            .case_id = family,
            .subject = std::move(subject),
            .reason = core::FreeText{"Asked for by letter"},
            .digest = "d",
            .prepared_by = core::UserId{"head-1"},
            .prepared_at = test::at("2026-11-25T13:00"),
            .credential = "session-1"};
}

TEST_P(CaseBundleTable, KeepsWhoseItIsForItsAuthorityAlone)
{
    const auto child = a_bundle("b1", {.child = core::ChildId{"child-1"}});
    const auto member = a_bundle("b2", {.member = core::FamilyMemberId{"mother-1"}});
    const auto contact = a_bundle("b3", {.contact = core::ContactId{"contact-nurse"}});
    const auto user = a_bundle("b4", {.user = core::UserId{"worker-1"}});
    for (const core::CaseBundle& each : {child, member, contact, user})
        ASSERT_TRUE(add(each));

    EXPECT_EQ(find("b1"), child);
    EXPECT_EQ(find("b2"), member);
    EXPECT_EQ(find("b3"), contact);
    EXPECT_EQ(find("b4"), user);
    EXPECT_FALSE(find("b1", core::AuthorityId{"authority-2"}));
    const auto all = database().read(
        [&](core::UnitOfWork& work) { return work.case_bundles.of_case(authority, family); });
    EXPECT_EQ(all.size(), 4u);
}

TEST_P(CaseBundleTable, IsReleasedOnceAndCountsWhatIsFetchedAfterwards)
{
    ASSERT_TRUE(add(a_bundle("b1", {.child = core::ChildId{"child-1"}})));
    const core::CaseBundleId id{"b1"};
    const auto count = [&] {
        return with(
            [&](core::CaseBundleStore& bundles) { return bundles.count_export(authority, id); });
    };
    const auto release = [&] {
        return with([&](core::CaseBundleStore& bundles) {
            return bundles.release(authority,
                                   id,
                                   core::UserId{"chair-1"},
                                   core::FreeText{"What Rowan is given"},
                                   test::at("2026-11-25T14:00"));
        });
    };

    const auto content = [&](const core::AuthorityId& of) {
        return database().read(
            [&](core::UnitOfWork& work) { return work.case_bundles.released_content(of, id); });
    };

    EXPECT_EQ(count().error().refusal, core::Refusal::wrong_state);
    EXPECT_TRUE(content(authority).empty());
    EXPECT_TRUE(release());
    EXPECT_EQ(content(authority), core::FreeText{"What Rowan is given"});
    EXPECT_TRUE(content(core::AuthorityId{"authority-2"}).empty());
    EXPECT_EQ(release().error().refusal, core::Refusal::wrong_state);
    EXPECT_TRUE(count());
    EXPECT_EQ(find("b1")->state, core::BundleState::released);
    EXPECT_EQ(find("b1")->released_by, core::UserId{"chair-1"});
    EXPECT_EQ(find("b1")->released_at, test::at("2026-11-25T14:00"));
    EXPECT_EQ(find("b1")->exports, 1);
}

QUORATE_ON_EVERY_DATABASE(CaseBundleTable);

}  // namespace
}  // namespace quorate::db
