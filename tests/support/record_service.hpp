#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/support/record_fixture.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::test {

/// The pages of holding the meeting of add_conference(), chaired by "cc", at five past ten on the
/// day.
class RecordService : public testing::Test {
protected:
    using Fields = std::vector<std::pair<std::string, std::string>>;

    RecordService()
    {
        add_directory_to_staff(service.app().pool);
        add_conference(service.app().pool, core::MeetingType::initial_cp_conference, "cc", "sw");
        service.clock().set(at("2026-11-25T10:05"));
    }

    /// Sends a form about the meeting.
    Answer by(const std::string& who, const std::string& target, const Fields& fields)
    {
        return service.as(who).post(meeting + target, fields);
    }

    /// The id of an item's first section.
    std::string section(const std::string& item)
    {
        const auto page = service.as("bs").get(meeting + "/minutes?item=" + item);
        const std::string before = meeting + "/minutes/sections/";
        const auto at = page.body().find(before) + before.size();
        return page.body().substr(at, page.body().find('/', at) - at);
    }

    /// An agenda item whose first section is written.
    Answer write(const std::string& who,
                 const std::string& item,
                 const std::string& body,
                 const std::string& visible = "")
    {
        const std::string part = section(item);
        return by(who,
                  "/minutes/items/" + item,
                  {{"version-" + part, "1"},
                   {"body-" + part, body},
                   {"visible_to_family-" + part, visible}});
    }

    /// Takes the register, and opens the meeting and its minutes.
    void hold()
    {
        by("bs",
           "/register",
           {{"seat-seat-police", "present"},
            {"seat-seat-nurse", "remote"},
            {"seat-seat-worker", "present"}});
        by("bs", "/open", {});
        by("bs", "/minutes/open", {});
    }

    Answer decide(const std::string& child, const std::string& outcome)
    {
        return by("cc",
                  "/minutes/items/decision",
                  {{"version-" + child, "0"},
                   {"outcome-" + child, outcome},
                   {"category-" + child, outcome == "cp_plan_made" ? "NEG" : ""},
                   {"reasons-" + child, "Because of what was seen"},
                   {"dissent-" + child, ""}});
    }

    /// Decides for both children, ends the meeting and agrees the minutes.
    void finish()
    {
        decide("child-1", "cp_plan_made");
        decide("child-2", "no_further_action");
        const auto page = service.as("cc").get(meeting + "/register");
        by("cc", "/close", {{"version", page.field("version")}, {"confirmed", "yes"}});
        const auto agree = service.as("cc").get(meeting + "/minutes/agree");
        const auto agreed = by("cc", "/minutes/agree", {{"version", agree.field("version")}});
        ASSERT_EQ(agreed.status(), 303) << agreed.body();
    }

    const std::string meeting = "/meetings/m1";
    TestService service;
};

}  // namespace quorate::test
