#include "core/circulation/people_by_link.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/trusted_device.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using testing::ElementsAre;
using testing::IsEmpty;

const SeatHolder police{.contact = ContactId{"contact-police"}};
const SeatHolder nurse{.contact = ContactId{"contact-nurse"}};
const SeatHolder mother{.member = FamilyMemberId{"mother-1"}};

// The mother comes to the first fifty minutes, the father to what is after.
class PeopleByLinks : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        MeetingDraft draft = conference();
        draft.invitees.push_back(
            {.holder = mother, .window = AttendanceWindow{.from = 0min, .until = 50min}});
        draft.invitees.push_back({.holder = {.member = FamilyMemberId{"father-1"}},
                                  .window = AttendanceWindow{.from = 65min, .until = 120min}});
        draft.invitees.push_back(contact("contact-school"));
        meeting_ = scheduled(draft).id;
        send_all();
    }

    std::string token(const SeatHolder& who) { return link_of(seat_of(meeting_, who)); }

    Result<PeopleByLink> look(const SeatHolder& who)
    {
        const std::string link = token(who);
        return database().read(
            [&](UnitOfWork& work) { return view_people_by_link(work, tools(), link); });
    }

    Result<PeopleByLink> open(const SeatHolder& who) { return open_on_device_of(who, who); }

    Result<PeopleByLink> open_on_device_of(const SeatHolder& who, const SeatHolder& owner)
    {
        const std::string link = token(who);
        const std::string of_owner = token(owner);
        return database().transact([&](UnitOfWork& work) {
            const std::string device = test::trusted_device(
                work, links_, random_, people_door(work, tools(), of_owner), clock_.now());
            return open_people_by_link(work, tools(), link, device, "203.0.113.0/24");
        });
    }

    std::vector<std::string> kinds(const SeatHolder& who)
    {
        std::vector<std::string> told;
        const auto people = open(who);
        if (!people) return {"refused"};
        for (const WhoComes& each : people->who)
            told.emplace_back(each.kind                           ? code(*each.kind)
                              : each.part == PartAtMeeting::chair ? "chair"
                                                                  : "other");
        return told;
    }

    std::vector<std::string> names(const SeatHolder& who)
    {
        std::vector<std::string> told;
        const auto people = open(who);
        if (!people) return {"refused"};
        for (const WhoComes& each : people->who)
            told.push_back(each.name.reveal());
        return told;
    }

    void exclude(const std::string& column, const std::string& id)
    {
        test::run(temp_.pool(),
                  "insert into excluded_person (id, authority_id, case_id, " + column +
                      ", reason, flagged_by, flagged_at) values ('x-" + id +
                      "', 'authority-1', 'case-1', '" + id + "', 'r', 'worker-1', 0)");
    }

    MeetingId meeting_;
};

TEST_P(PeopleByLinks, TellTheFamilyOfServicesAndOfNobodyByName)
{
    const auto people = open(mother);
    ASSERT_TRUE(people);
    EXPECT_TRUE(people->is_family);
    EXPECT_THAT(people->children, IsEmpty());
    EXPECT_THAT(people->parents, IsEmpty());
    for (const WhoComes& each : people->who)
        EXPECT_TRUE(each.name.empty() && each.job.empty() && each.agency.empty());
    const auto told = kinds(mother);
    EXPECT_EQ(told.front(), "chair");
    for (const char* service : {"police", "health", "education", "children_social_care"})
        EXPECT_EQ(std::ranges::count(told, service), 1) << service;
    EXPECT_EQ(told.size(), 5U) << "and nobody of the family";
}

TEST_P(PeopleByLinks, NeverTellTheFamilyOfAServiceForOneOfThem)
{
    for (const char* kind : {"probation", "voluntary", "legal", "housing", "other"}) {
        test::run(
            temp_.pool(),
            std::string{"update agency set kind = '"} + kind + "' where id = 'agency-school'");
        const auto told = kinds(mother);
        EXPECT_EQ(told.size(), 4U) << kind;
        EXPECT_EQ(std::ranges::count(told, kind), 0);
    }
}

TEST_P(PeopleByLinks, NeverTellTheFamilyOfWhoComesToAnotherPart)
{
    test::run(temp_.pool(),
              "update invitee set attends_from = 65, attends_until = 120 where contact_id = "
              "'contact-police'");

    EXPECT_EQ(std::ranges::count(kinds(mother), "police"), 0);
}

TEST_P(PeopleByLinks, TellOfNobodyWhoMustNotBeThereOrStaysAway)
{
    exclude("contact_id", "contact-police");
    exclude("family_member_id", "father-1");
    test::run(temp_.pool(),
              "update invitee set reply = 'cannot_come' where contact_id = 'contact-school'");

    EXPECT_EQ(std::ranges::count(kinds(mother), "police"), 0);
    EXPECT_EQ(std::ranges::count(kinds(mother), "education"), 0);
    EXPECT_EQ(std::ranges::count(names(nurse), "Lee Fixture"), 0);
    const auto people = open(nurse);
    ASSERT_TRUE(people && people->parents.size() == 1U);
    EXPECT_EQ(people->parents[0].name.reveal(), "Hazel Testwood");
    EXPECT_FALSE(open(police)) << "whose own link has stopped";
}

TEST_P(PeopleByLinks, GiveProfessionalsNamesAndBirthDatesOfTheChildrenItIsAbout)
{
    const auto shown = look(nurse);
    ASSERT_TRUE(shown);
    EXPECT_THAT(shown->who, IsEmpty());
    EXPECT_THAT(shown->children, IsEmpty()) << "nothing before it is opened";

    const auto people = open(nurse);

    ASSERT_TRUE(people);
    ASSERT_FALSE(people->children.empty());
    EXPECT_EQ(people->children[0].name.reveal(), "Rowan Testwood");
    EXPECT_EQ(people->children[0].born, test::day("2018-05-01"));
    EXPECT_EQ(people->children.size(), meeting(meeting_).children.size());
    EXPECT_EQ(people->parents.size(), 2U);
    EXPECT_EQ(names(nurse).front(), "Gwen Sampleford") << "the chair";
    EXPECT_EQ(std::ranges::count(names(nurse), "Hazel Testwood"), 0) << "a parent is not among it";
}

TEST_P(PeopleByLinks, NameNobodyToWhoMayBeThereForOneOfTheFamily)
{
    for (const char* kind : {"voluntary", "legal", "other"}) {
        test::run(
            temp_.pool(),
            std::string{"update agency set kind = '"} + kind + "' where id = 'agency-school'");
        const SeatHolder adviser{.contact = ContactId{"contact-school"}};
        const auto people = open(adviser);
        ASSERT_TRUE(people);
        EXPECT_FALSE(people->is_family);
        EXPECT_THAT(people->children, IsEmpty()) << kind;
        EXPECT_THAT(people->parents, IsEmpty()) << kind;
        for (const WhoComes& each : people->who)
            EXPECT_TRUE(each.name.empty() && each.agency.empty()) << kind;
    }
}

TEST_P(PeopleByLinks, NameTheDeputyInsteadOfWhoSendsThem)
{
    test::run(temp_.pool(),
              "update invitee set reply = 'deputy', deputy_name = 'Alex Standin' where contact_id "
              "= 'contact-police'");

    EXPECT_EQ(std::ranges::count(names(nurse), "Alex Standin"), 1);
    EXPECT_EQ(std::ranges::count(names(nurse), "Lee Fixture"), 0);
}

TEST_P(PeopleByLinks, OpenOnNoDeviceThatIsNotTrustedForTheirReader)
{
    const auto opened = open_on_device_of(police, nurse);

    EXPECT_EQ(opened.error().refusal, Refusal::not_signed_in);
}

TEST_P(PeopleByLinks, AreAuditedWhenTheyAreOpenedAndNotBefore)
{
    const std::string actor = "link:" + seat_of(meeting_, mother).invitee.id.text();
    const auto audited = [&] {
        return database().read([&](UnitOfWork& work) {
            return work.audit.of_actor(test::authority_1, actor, 0, 10).size();
        });
    };
    ASSERT_TRUE(look(mother));
    EXPECT_EQ(audited(), 0U);
    ASSERT_TRUE(open(mother));
    EXPECT_EQ(audited(), 1U);
}

TEST_P(PeopleByLinks, StopWithTheMeetingAndForWhoItIsNotFor)
{
    const std::string link = token(nurse);
    const auto is_there = [&] {
        return database().read(
            [&](UnitOfWork& work) { return has_people_behind(work, tools(), link); });
    };
    EXPECT_TRUE(is_there());
    test::run(temp_.pool(),
              "update invitee set reply = 'wrong_person' where contact_id = "
              "'contact-nurse'");
    EXPECT_FALSE(is_there());
    EXPECT_EQ(look(nurse).error().refusal, Refusal::link_stopped);
    test::run(temp_.pool(), "update meeting set status = 'cancelled'");
    EXPECT_EQ(look(police).error().refusal, Refusal::link_stopped);
}

QUORATE_ON_EVERY_DATABASE(PeopleByLinks);

}  // namespace
}  // namespace quorate::core
