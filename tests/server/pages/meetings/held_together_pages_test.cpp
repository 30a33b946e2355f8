#include "server/pages/meetings/held_together_pages.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

// Two families whose meetings are held together; of neither does a page of the other say a word.

namespace quorate::server {
namespace {

namespace json = boost::json;

using Fields = std::vector<std::pair<std::string, std::string>>;

class HeldTogetherPages : public testing::Test {
protected:
    HeldTogetherPages()
    {
        test::add_directory_to_staff(service.app().pool);
        for (const char* statement :
             {"insert into family_case (id, authority_id, reference, family_name, jurisdiction, "
              "team_id, lead_worker_id, created_at) values ('case-b', 'authority-1', 'EX-7777', "
              "'Canaryfield', 'England', 'team-north', 'sw', 0)",
              "insert into child (id, authority_id, case_id, given_name, family_name, "
              "date_of_birth) values ('child-b', 'authority-1', 'case-b', 'Sparrow', "
              "'Canaryfield', '2011-05-01')",
              "insert into family_member (id, authority_id, case_id, name, relationship, email, "
              "may_email, parental_responsibility) values ('mother-b', 'authority-1', 'case-b', "
              "'Linnet Canaryfield', 'Mother', 'linnet@mail.example', 1, 1)"})
            test::run(service.app().pool, statement);
    }

    std::string booked()
    {
        const auto made = service.as("bs").post_json(
            "/api/v1/meetings",
            R"({"case":"case-1","children":["child-1"],"type":"cin_planning_meeting",
                "starts_at":"2026-11-25T10:00:00+00:00","duration_minutes":60,"chair":"cc",
                "mode":"in_person","room":"room-1","invitees":[{"contact":"contact-police"},
                {"family_member":"mother-1","requirement":"optional"}]})");
        EXPECT_EQ(made.status(), 201) << made.body();
        return read(made).at("id").as_string().c_str();
    }

    static json::object read(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }

    static std::string page(const std::string& id, const std::string& part = {})
    {
        return "/meetings/" + id + (part.empty() ? "" : "/" + part);
    }

    static Fields other_family()
    {
        return {{"family", "case-b"}, {"type", "cin_planning_meeting"}, {"children", "child-b"}};
    }

    // The id of the other family's meeting.
    std::string held_with(const std::string& id)
    {
        const auto held = service.as("bs").post(page(id, "together"), other_family());
        EXPECT_EQ(held.status(), 303) << held.body();
        const std::string location = held.header("Location");
        const std::string path = location.substr(0, location.find('?'));
        return path.substr(path.rfind('/') + 1);
    }

    json::object meeting(const std::string& id, const char* who = "bs")
    {
        return read(service.as(who).get_json("/api/v1/meetings/" + id));
    }

    std::string reference(const std::string& id)
    {
        return meeting(id).at("reference").as_string().c_str();
    }

    // So that only those who are on the case see it.
    void restrict_other_family()
    {
        test::run(service.app().pool, "update family_case set level = 1 where id = 'case-b'");
    }

    test::TestService service;
};

TEST_F(HeldTogetherPages, AFamilyIsChosenAndItsMeetingIsBookedAtTheSameTime)
{
    const std::string id = booked();
    EXPECT_TRUE(service.as("bs").get(page(id)).says("Hold a meeting of another family together"));

    const auto choice = service.as("bs").get(page(id, "together"));
    EXPECT_EQ(choice.status(), 200);
    EXPECT_TRUE(choice.says("EX-7777, Canaryfield"));
    EXPECT_FALSE(choice.says("EX-2041, Testwood"));
    EXPECT_EQ(service.as("bs").get(page(id, "together") + "?family=").status(), 422);

    const auto form = service.as("bs").get(page(id, "together") + "?family=case-b");
    EXPECT_EQ(form.status(), 200);
    EXPECT_TRUE(form.says("Sparrow Canaryfield"));
    EXPECT_FALSE(form.says("Testwood"));

    const std::string other = held_with(id);
    const auto made = meeting(other);
    EXPECT_EQ(made.at("starts_at"), meeting(id).at("starts_at"));
    EXPECT_EQ(made.at("case").as_string(), "case-b");
    EXPECT_TRUE(service.as("bs")
                    .get(page(other) + "?done=meeting-held-together")
                    .says("Booked at the same time."));
}

TEST_F(HeldTogetherPages, EachNamesTheOtherByItsReferenceAndNothingElse)
{
    const std::string id = booked();
    const std::string other = held_with(id);

    const auto first = service.as("bs").get(page(id));
    EXPECT_TRUE(first.says("<a class=\"govuk-link\" href=\"" + page(other) + "\">" +
                           reference(other) + "</a>"));
    EXPECT_FALSE(first.says("Canaryfield"));
    EXPECT_FALSE(first.says("EX-7777"));
    EXPECT_FALSE(first.says("Choose another time"));  // neither is in the other's way
    const auto second = service.as("bs").get(page(other));
    EXPECT_TRUE(second.says(page(id) + "\">" + reference(id)));
    for (const char* words : {"Testwood", "Hazel", "EX-2041"})
        EXPECT_FALSE(second.says(words)) << words;
    EXPECT_FALSE(service.as("bs").get(page(other, "invitees")).says("Testwood"));
}

TEST_F(HeldTogetherPages, WhoMayNotSeeAFamilyLearnsThatThereIsOneAndNoMore)
{
    const std::string id = booked();
    const std::string other = held_with(id);
    const std::string hidden = reference(other);
    restrict_other_family();

    const auto first = service.as("bs").get(page(id));
    EXPECT_TRUE(first.says("Held together with a meeting of another family"));
    EXPECT_FALSE(first.says(hidden));
    EXPECT_FALSE(first.says(other));
    const auto held = meeting(id).at("held_together").as_array();
    ASSERT_EQ(held.size(), 1u);
    EXPECT_TRUE(held.front().at("meeting").is_null());
    EXPECT_TRUE(held.front().at("reference").is_null());
    EXPECT_EQ(service.as("bs").get(page(other)).status(), 404);
}

TEST_F(HeldTogetherPages, AProfessionalWhoIsAddedToOneIsAskedToTheOthersThatAreTicked)
{
    const std::string id = booked();
    const std::string other = held_with(id);
    const auto form = service.as("bs").get(page(id, "invitees"));
    EXPECT_TRUE(form.says("Ask them to these meetings too?"));
    EXPECT_TRUE(form.says(reference(other)));
    EXPECT_FALSE(form.says("Canaryfield"));
    const Fields nurse{{"invitees", "contact:contact-nurse"},
                       {"requirement", "optional"},
                       {"confirm_room", "yes"}};

    Fields asked = nurse;
    asked.emplace_back("also_at", "elsewhere");
    EXPECT_EQ(service.as("bs").post(page(id, "invitees"), asked).status(), 422);
    asked.back().second = other;
    EXPECT_EQ(service.as("bs").post(page(id, "invitees"), asked).status(), 303);

    for (const std::string& each : {id, other}) {
        const auto seats = json::serialize(meeting(each).at("invitees"));
        EXPECT_NE(seats.find("contact-nurse"), std::string::npos) << seats;
    }
    restrict_other_family();
    EXPECT_FALSE(service.as("bs").get(page(id, "invitees")).says("Ask them to these meetings too?"))
        << "who may not see it cannot ask anybody to it";
}

TEST_F(HeldTogetherPages, AFamilyThatOneMayNotBookForIsNotOffered)
{
    const std::string id = booked();
    restrict_other_family();
    EXPECT_FALSE(service.as("bs").get(page(id, "together")).says("Canaryfield"));
    EXPECT_EQ(service.as("bs").get(page(id, "together") + "?family=case-b").status(), 404);
    EXPECT_EQ(service.as("bs").post(page(id, "together"), other_family()).status(), 404);
}

TEST_F(HeldTogetherPages, WhatIsWrongIsSaidAtItsField)
{
    const std::string id = booked();
    const auto refused = service.as("bs").post(
        page(id, "together"), {{"family", "case-b"}, {"type", "cin_planning_meeting"}});
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Choose at least one child"));
}

TEST_F(HeldTogetherPages, ChangingOneAsksAboutTheOthers)
{
    const std::string id = booked();
    const std::string other = held_with(id);
    auto bs = service.as("bs");
    const auto form = bs.get(page(id, "move"));
    EXPECT_TRUE(form.says("Change all of them together"));
    Fields moved{{"version", form.field("version")},
                 {"date", "25/11/2026"},
                 {"time", "14:00"},
                 {"duration_minutes", "60"},
                 {"chair", "cc"},
                 {"mode", "in_person"},
                 {"room", "room-1"},
                 {"reason", "Police asked"}};

    const auto asked = bs.post(page(id, "move"), moved);
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("Say whether all change, or this one alone"));
    moved.emplace_back("held_together", "all");
    EXPECT_EQ(bs.post(page(id, "move"), moved).status(), 303);
    EXPECT_TRUE(bs.get(page(other)).says("14:00 to 15:00"));

    Fields off{{"version", bs.get(page(id, "cancel")).field("version")},
               {"reason", "The family has moved to another authority"}};
    EXPECT_EQ(bs.post(page(id, "cancel"), off).status(), 422);
    off.emplace_back("held_together", "alone");
    EXPECT_EQ(bs.post(page(id, "cancel"), off).status(), 303);
    EXPECT_EQ(meeting(other).at("status").as_string(), "scheduled");
    EXPECT_TRUE(meeting(other).at("held_together").as_array().empty());
    const auto left = bs.get(page(other));
    EXPECT_TRUE(left.says("No longer held together with another meeting")) << left.body();
    EXPECT_FALSE(left.says("Testwood"));
}

TEST_F(HeldTogetherPages, OneThatWasNeverHeldTogetherSaysNothingOfIt)
{
    EXPECT_FALSE(service.as("bs").get(page(booked())).says("No longer held together"));
}

TEST_F(HeldTogetherPages, TheRegisterOfOneLeadsToThatOfTheOther)
{
    const std::string id = booked();
    const std::string other = held_with(id);
    const auto page_of = service.as("bs").get(page(id, "register"));
    EXPECT_TRUE(page_of.says("Held together with " + reference(other)));
    EXPECT_TRUE(page_of.says("href=\"" + page(other, "register") + "\""));
    EXPECT_FALSE(page_of.says("Canaryfield"));
}

TEST_F(HeldTogetherPages, EndingOneSaysThatTheOtherHasNotEnded)
{
    const std::string id = booked();
    const std::string other = held_with(id);
    service.clock().set(test::at("2026-11-25T10:40"));
    test::run(service.app().pool,
              "update meeting set opened_at = starts_at where id = '" + id + "'");
    auto chair = service.as("cc");
    const std::string version = std::to_string(meeting(id, "cc").at("version").as_int64());

    const auto asked = chair.post(page(id, "close"), {{"version", version}});
    EXPECT_TRUE(asked.says("held together with this one has not ended: this does not end it."))
        << asked.body();
    EXPECT_FALSE(asked.says("Canaryfield"));
    EXPECT_EQ(chair.post(page(id, "close"), {{"version", version}, {"confirmed", "yes"}}).status(),
              303);
    EXPECT_EQ(meeting(other, "cc").at("status").as_string(), "scheduled");
    EXPECT_TRUE(service.as("cc").get(page(id, "register")).says("and has not ended yet."));
}

TEST_F(HeldTogetherPages, ProgramsBookMoveAndEndThemTheSameWay)
{
    const std::string id = booked();
    auto bs = service.as("bs");
    const std::string url = "/api/v1/meetings/" + id;
    const std::string body =
        R"({"case":"case-b","children":["child-b"],"type":"cin_planning_meeting"})";
    const auto made = bs.post_json(url + "/held-together", body);
    ASSERT_EQ(made.status(), 201) << made.body();
    const auto other = read(made);
    EXPECT_EQ(other.at("held_together").at(0).at("meeting").as_string(), id);
    for (const json::value& seat : other.at("invitees").as_array())
        EXPECT_FALSE(seat.as_object().contains("family_member"));
    EXPECT_EQ(bs.post_json(url + "/held-together", body).status(), 422);

    const std::string later = R"({"starts_at":"2026-11-25T15:00:00+00:00","reason":"Police asked")";
    EXPECT_EQ(bs.post_json(url + "/reschedule", later + "}").status(), 422);
    EXPECT_EQ(bs.post_json(url + "/reschedule", later + R"(,"held_together":"some"})").status(),
              422);
    EXPECT_EQ(bs.post_json(url + "/reschedule", later + R"(,"held_together":"all"})").status(),
              200);
    EXPECT_EQ(meeting(other.at("id").as_string().c_str()).at("starts_at"),
              meeting(id).at("starts_at"));
    const std::string why = R"({"reason":"The family has moved away from here")";
    EXPECT_EQ(bs.post_json(url + "/cancel", why + "}").status(), 422);
    EXPECT_EQ(bs.post_json(url + "/cancel", why + R"(,"held_together":"all"})").status(), 200);
    EXPECT_EQ(meeting(other.at("id").as_string().c_str()).at("status").as_string(), "cancelled");
}

}  // namespace
}  // namespace quorate::server
