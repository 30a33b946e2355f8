#include <gtest/gtest.h>

#include "tests/support/directory.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::AuthorityId;
using core::Refusal;
using core::UnitOfWork;

const AuthorityId here{"authority-1"};
const AuthorityId elsewhere{"authority-2"};

class DirectoryStores : public test::StoreTest {
protected:
    void SetUp() override
    {
        change([](UnitOfWork& work) {
            work.authorities.add(test::an_authority("authority-1"));
            work.authorities.add(test::an_authority("authority-2"));
        });
    }

    template <class Change>
    void change(Change body)
    {
        const auto outcome = database().transact([&](UnitOfWork& work) -> core::Result<core::Done> {
            body(work);
            return core::Done{};
        });
        ASSERT_TRUE(outcome.has_value());
    }

    template <class Question>
    auto ask(Question body)
    {
        return database().read(body);
    }
};

TEST_P(DirectoryStores, KeepEverythingAboutAnAuthority)
{
    core::Authority welsh = test::an_authority("authority-3");
    welsh.jurisdiction = core::Jurisdiction::wales;
    welsh.quorum = {.other_agencies = 3, .health_counts_as = core::HealthCountsAs::one};
    welsh.is_demo = true;
    change([&](UnitOfWork& work) { work.authorities.add(welsh); });

    EXPECT_EQ(ask([&](UnitOfWork& work) { return work.authorities.find(welsh.id); }), welsh);
    EXPECT_EQ(ask([](UnitOfWork& work) { return work.authorities.all().size(); }), 3u);
}

TEST_P(DirectoryStores, SaveAnAuthorityOnlyAtTheVersionThatWasRead)
{
    core::Authority changed = test::an_authority();
    changed.meetings_phone = "01632 960999";

    change([&](UnitOfWork& work) {
        EXPECT_EQ(*work.authorities.save(changed), 2);
        EXPECT_EQ(work.authorities.save(changed).error().refusal, Refusal::stale_version);
        EXPECT_EQ(work.authorities.save(test::an_authority("nowhere")).error().refusal,
                  Refusal::not_found);
    });
}

TEST_P(DirectoryStores, HideAnAgencyFromOtherAuthorities)
{
    const core::Agency police = test::an_agency("agency-1", "Northshire Police");
    change([&](UnitOfWork& work) { test::add_agency(work, police); });

    EXPECT_EQ(ask([&](UnitOfWork& work) { return work.agencies.find(here, police.id); }), police);
    EXPECT_EQ(ask([&](UnitOfWork& work) { return work.agencies.find(elsewhere, police.id); }),
              std::nullopt);
}

TEST_P(DirectoryStores, RefuseASecondAgencyOfOneName)
{
    change([](UnitOfWork& work) {
        test::add_agency(work, test::an_agency("agency-1", "Northshire Police"));
        core::Agency twin = test::an_agency("agency-1", "Northshire Police");
        twin.id = core::AgencyId{"agency-2"};
        EXPECT_EQ(work.agencies.add(twin).error().refusal, Refusal::already_exists);
        EXPECT_TRUE(work.agencies.find_by_name(here, "northshire POLICE"));
    });
}

TEST_P(DirectoryStores, SearchAgenciesAndTurnPages)
{
    change([](UnitOfWork& work) {
        for (const char* name : {"Beech School", "Ash School", "Cedar School", "100% Health"})
            test::add_agency(
                work,
                test::an_agency(std::string{"id "} + name, name, core::AgencyKind::education));
    });

    const auto first = ask([](UnitOfWork& work) {
        return work.agencies.list(here, {.text = "school", .stretch = {.limit = 2}});
    });
    const auto rest = ask([&](UnitOfWork& work) {
        return work.agencies.list(
            here,
            {.text = "school", .stretch = {.after = first.entries.back().id.text(), .limit = 2}});
    });
    const auto percent = ask(
        [](UnitOfWork& work) { return work.agencies.list(here, {.text = "0% h"}).entries.size(); });

    ASSERT_EQ(first.entries.size(), 2u);
    EXPECT_EQ(first.entries[0].name, "Ash School");
    EXPECT_EQ(first.entries[1].name, "Beech School");
    EXPECT_TRUE(first.has_more);
    ASSERT_EQ(rest.entries.size(), 1u);
    EXPECT_EQ(rest.entries[0].name, "Cedar School");
    EXPECT_FALSE(rest.has_more);
    EXPECT_EQ(percent, 1u);
}

TEST_P(DirectoryStores, ListAgenciesByKindAndStanding)
{
    change([](UnitOfWork& work) {
        test::add_agency(work, test::an_agency("a", "Police"));
        test::add_agency(work, test::an_agency("b", "School", core::AgencyKind::education));
        core::Agency closed = test::an_agency("c", "Closed school", core::AgencyKind::education);
        closed.active = false;
        test::add_agency(work, closed);
    });
    const auto count = [&](core::AgencyQuery query) {
        return ask(
            [&](UnitOfWork& work) { return work.agencies.list(here, query).entries.size(); });
    };

    EXPECT_EQ(count({}), 2u);
    EXPECT_EQ(count({.kind = core::AgencyKind::education}), 1u);
    EXPECT_EQ(count({.standing = core::Standing::inactive}), 1u);
    EXPECT_EQ(count({.standing = core::Standing::any}), 3u);
    EXPECT_EQ(count({.only = core::AgencyId{"b"}}), 1u);
    EXPECT_EQ(ask([](UnitOfWork& work) { return work.agencies.choices(here).size(); }), 2u);
}

TEST_P(DirectoryStores, TieAgenciesOfTwoAuthoritiesToOneOrganisation)
{
    const core::Agency one = test::an_agency("a", "Northshire Police");
    core::Agency other =
        test::an_agency("b", "Police (Northshire)", core::AgencyKind::police, "authority-2");
    other.organisation = one.organisation;
    change([&](UnitOfWork& work) {
        test::add_agency(work, one);
        test::add_agency(work, other);
    });

    const auto found = ask([](UnitOfWork& work) {
        return work.agencies.find_organisation_by_code("code-organisation-of-a");
    });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, one.organisation);
    EXPECT_EQ(ask([&](UnitOfWork& work) { return work.agencies.of_organisation(found->id); }),
              (std::vector{one, other}));
}

TEST_P(DirectoryStores, KeepAContactWithItsDeputy)
{
    const core::Agency police = test::an_agency("agency-1", "Northshire Police");
    const core::Contact deputy = test::a_contact("contact-1", police, "Sam Hill");
    core::Contact contact = test::a_contact("contact-2", police);
    contact.deputy = deputy.id;
    contact.discipline = "Public protection";
    contact.phone = core::Phone{"01632 960123"};
    contact.is_duty_mailbox = true;
    contact.language = core::Language::welsh;
    change([&](UnitOfWork& work) {
        test::add_agency(work, police);
        test::add_contact(work, deputy);
        test::add_contact(work, contact);
    });

    const auto found = ask([&](UnitOfWork& work) { return work.contacts.find(here, contact.id); });

    ASSERT_TRUE(found);
    EXPECT_EQ(found->contact, contact);
    EXPECT_EQ(found->agency_name, "Northshire Police");
    EXPECT_EQ(found->agency_kind, core::AgencyKind::police);
    EXPECT_EQ(found->deputy_name, core::PersonName{"Sam Hill"});
    EXPECT_FALSE(ask([&](UnitOfWork& work) { return work.contacts.find(elsewhere, contact.id); }));
}

TEST_P(DirectoryStores, FindAContactByAnythingListedWithIt)
{
    const core::Agency police = test::an_agency("agency-1", "Northshire Police");
    const core::Agency school = test::an_agency("agency-2", "Ash School");
    change([&](UnitOfWork& work) {
        test::add_agency(work, police);
        test::add_agency(work, school);
        test::add_contact(work, test::a_contact("contact-1", police, "Robin Okafor"));
        test::add_contact(work, test::a_contact("contact-2", school, "Ann_Other"));
    });
    const auto found = [&](const std::string& text) {
        return ask(
            [&](UnitOfWork& work) { return work.contacts.list(here, {.text = text}).entries; });
    };

    EXPECT_EQ(found("okaf").size(), 1u);
    EXPECT_EQ(found("NORTHSHIRE").size(), 1u);
    EXPECT_EQ(found("contact-2@agency").size(), 1u);
    EXPECT_EQ(found("n_o").size(), 1u);
    EXPECT_EQ(found("detective").size(), 2u);
    EXPECT_EQ(found("nobody").size(), 0u);
    EXPECT_EQ(ask([&](UnitOfWork& work) {
                  return work.contacts.list(here, {.agency = school.id}).entries.size();
              }),
              1u);
}

TEST_P(DirectoryStores, TurnPagesOfContactsWithOneName)
{
    const core::Agency police = test::an_agency("agency-1", "Northshire Police");
    change([&](UnitOfWork& work) {
        test::add_agency(work, police);
        for (const char* id : {"c", "a", "b"})
            test::add_contact(work, test::a_contact(id, police));
    });

    const auto first =
        ask([](UnitOfWork& work) { return work.contacts.list(here, {.stretch = {.limit = 2}}); });
    const auto rest = ask([](UnitOfWork& work) {
        return work.contacts.list(here, {.stretch = {.after = "b", .limit = 2}});
    });

    EXPECT_TRUE(first.has_more);
    EXPECT_EQ(first.entries.back().contact.id.text(), "b");
    ASSERT_EQ(rest.entries.size(), 1u);
    EXPECT_EQ(rest.entries.front().contact.id.text(), "c");
}

TEST_P(DirectoryStores, OfferOnlyContactsOfActiveAgencies)
{
    core::Agency closed = test::an_agency("agency-1", "Closed school");
    closed.active = false;
    const core::Agency open = test::an_agency("agency-2", "Open school");
    core::Contact gone = test::a_contact("contact-3", open);
    gone.active = false;
    change([&](UnitOfWork& work) {
        test::add_agency(work, closed);
        test::add_agency(work, open);
        test::add_contact(work, test::a_contact("contact-1", closed));
        test::add_contact(work, test::a_contact("contact-2", open));
        test::add_contact(work, gone);
    });

    const auto choices = ask([](UnitOfWork& work) { return work.contacts.choices(here); });

    ASSERT_EQ(choices.size(), 1u);
    EXPECT_EQ(choices[0].contact.id.text(), "contact-2");
    EXPECT_EQ(ask([](UnitOfWork& work) { return work.contacts.all(here).size(); }), 3u);
}

TEST_P(DirectoryStores, RefuseASecondContactWithOneAddressInAnAgency)
{
    const core::Agency police = test::an_agency("agency-1", "Northshire Police");
    change([&](UnitOfWork& work) {
        test::add_agency(work, police);
        test::add_contact(work, test::a_contact("contact-1", police));
        core::Contact twin = test::a_contact("contact-2", police);
        twin.email = core::Email{"contact-1@agency.example"};

        EXPECT_EQ(work.contacts.add(twin).error().refusal, Refusal::already_exists);
        EXPECT_TRUE(work.contacts.find_by_email(here, police.id, twin.email));
    });
}

TEST_P(DirectoryStores, SaveAContactOnlyAtTheVersionThatWasRead)
{
    const core::Agency police = test::an_agency("agency-1", "Northshire Police");
    core::Contact contact = test::a_contact("contact-1", police);
    change([&](UnitOfWork& work) {
        test::add_agency(work, police);
        test::add_contact(work, contact);
        contact.job_title = "Detective inspector";
        contact.language = core::Language::welsh;

        EXPECT_EQ(*work.contacts.save(contact), 2);
        EXPECT_EQ(work.contacts.save(contact).error().refusal, Refusal::stale_version);
    });
    const auto saved = ask([&](UnitOfWork& work) { return work.contacts.find(here, contact.id); });
    ASSERT_TRUE(saved);
    EXPECT_EQ(saved->contact.job_title, "Detective inspector");
    EXPECT_EQ(code(saved->contact.language), "cy");
}

TEST_P(DirectoryStores, KeepOneLeadOfAnAgencyAtMost)
{
    const core::Agency police = test::an_agency("agency-1", "Northshire Police");
    core::Contact first = test::a_contact("contact-1", police);
    core::Contact second = test::a_contact("contact-2", police);
    first.is_lead = true;
    change([&](UnitOfWork& work) {
        test::add_agency(work, police);
        test::add_contact(work, first);
        test::add_contact(work, second);
    });
    const auto leads = [&] {
        return ask([&](UnitOfWork& work) { return work.contacts.leads(here); });
    };
    ASSERT_EQ(leads().size(), 1u);
    EXPECT_EQ(leads().front().id, first.id);

    second.is_lead = true;
    change([&](UnitOfWork& work) { EXPECT_EQ(*work.contacts.save(second), 2); });
    ASSERT_EQ(leads().size(), 1u);
    EXPECT_EQ(leads().front().id, second.id);
    EXPECT_FALSE(
        ask([&](UnitOfWork& work) { return work.contacts.find(here, first.id); })->contact.is_lead);

    second.version = 2;
    second.active = false;
    change([&](UnitOfWork& work) { EXPECT_EQ(*work.contacts.save(second), 3); });
    EXPECT_TRUE(leads().empty());
}

TEST_P(DirectoryStores, KeepWhatARoomOffers)
{
    core::Room room = test::a_room("room-1", "Willow");
    room.features = {core::AccessFeature::hearing_loop, core::AccessFeature::step_free};
    change([&](UnitOfWork& work) { *work.rooms.add(room); });

    EXPECT_EQ(ask([&](UnitOfWork& work) { return work.rooms.find(here, room.id); }), room);
    EXPECT_EQ(ask([&](UnitOfWork& work) { return work.rooms.find(elsewhere, room.id); }),
              std::nullopt);
    EXPECT_EQ(ask([&](UnitOfWork& work) {
                  return work.rooms.list(here, {.text = "town"}).entries.size();
              }),
              1u);
}

TEST_P(DirectoryStores, RenameARoomAndCloseIt)
{
    core::Room room = test::a_room("room-1", "Willow");
    change([&](UnitOfWork& work) {
        *work.rooms.add(room);
        room.name = "Rowan";
        room.active = false;
        EXPECT_EQ(*work.rooms.save(room), 2);
        EXPECT_EQ(work.rooms.add(room).error().refusal, Refusal::already_exists);
    });
    EXPECT_TRUE(ask([](UnitOfWork& work) { return work.rooms.find_by_name(here, "rowan"); }));
    EXPECT_EQ(ask([](UnitOfWork& work) { return work.rooms.choices(here).size(); }), 0u);
}

TEST_P(DirectoryStores, KeepTeams)
{
    core::Team team = test::a_team("team-1", "North");
    change([&](UnitOfWork& work) {
        *work.teams.add(team);
        EXPECT_EQ(work.teams.add(test::a_team("team-2", "North")).error().refusal,
                  Refusal::already_exists);
        team.name = "North and coast";
        EXPECT_EQ(*work.teams.save(team), 2);
        EXPECT_EQ(work.teams.save(team).error().refusal, Refusal::stale_version);
    });
    EXPECT_EQ(ask([](UnitOfWork& work) { return work.teams.choices(here).front().name; }),
              "North and coast");
    EXPECT_EQ(ask([](UnitOfWork& work) {
                  return work.teams.list(here, {.text = "COAST"}).entries.size();
              }),
              1u);
}

TEST_P(DirectoryStores, TurnARenamingIntoATakenNameAway)
{
    const auto outcome = database().transact([](UnitOfWork& work) -> core::Result<int> {
        *work.teams.add(test::a_team("team-1", "North"));
        *work.teams.add(test::a_team("team-2", "South"));
        return work.teams.save(test::a_team("team-2", "North"));
    });

    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().refusal, Refusal::already_exists);
}

QUORATE_ON_EVERY_DATABASE(DirectoryStores);

}  // namespace
}  // namespace quorate::db
