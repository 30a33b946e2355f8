#include "db/stores/allowed_domain_store.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId another{"authority-2"};

core::AllowedDomain allowed(core::AgencyKind kind, const std::string& domain)
{
    return {.authority = authority,
            .kind = kind,
            .domain = domain,
            .added_by = core::UserId{"head-1"},
            .added_at = test::at("2026-11-23T09:00")};
}

class AllowedDomainTable : public test::StoreTest {
protected:
    void SetUp() override { test::add_directory(temp_.pool()); }

    template <class Act>
    auto write(Act act)
    {
        return database().write([&](core::UnitOfWork& work) { return act(work.allowed_domains); });
    }
};

TEST_P(AllowedDomainTable, KeepsEachDomainOfAKindOnce)
{
    const auto nhs = allowed(core::AgencyKind::health, "nhs.net");
    const auto police = allowed(core::AgencyKind::police, ".police.uk");
    write([&](core::AllowedDomainStore& store) {
        EXPECT_TRUE(store.add(police));
        EXPECT_TRUE(store.add(nhs));
        EXPECT_FALSE(store.add(nhs));
        EXPECT_EQ(store.of(authority), (std::vector{nhs, police}));
        EXPECT_TRUE(store.of(another).empty());
        return true;
    });
}

TEST_P(AllowedDomainTable, RemovesOneOfItsOwnAuthority)
{
    write([&](core::AllowedDomainStore& store) {
        store.add(allowed(core::AgencyKind::health, "nhs.net"));
        EXPECT_FALSE(store.remove(another, core::AgencyKind::health, "nhs.net"));
        EXPECT_FALSE(store.remove(authority, core::AgencyKind::police, "nhs.net"));
        EXPECT_TRUE(store.remove(authority, core::AgencyKind::health, "nhs.net"));
        EXPECT_TRUE(store.of(authority).empty());
        return true;
    });
}

QUORATE_ON_EVERY_DATABASE(AllowedDomainTable);

}  // namespace
}  // namespace quorate::db
