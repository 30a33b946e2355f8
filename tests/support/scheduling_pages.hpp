#pragma once

#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::test {

/// The family of add_directory_to_staff() with an initial conference that is due on Thursday 26
/// November 2026; the clock stands on the Monday before.
class SchedulingPages : public testing::Test {
protected:
    using Fields = std::vector<std::pair<std::string, std::string>>;

    SchedulingPages()
    {
        add_directory_to_staff(service.app().pool);
        const auto recorded = service.as("sw").post("/families/case-1/events/new",
                                                    {{"kind", "strategy_discussion"},
                                                     {"on", "5/11/2026"},
                                                     {"children", "child-1"},
                                                     {"children", "child-2"},
                                                     {"initiates_section_47", "yes"}});
        EXPECT_EQ(recorded.status(), 303) << recorded.body();
    }

    /// The people who make quorum, for two hours in a room of ours, with "cc" in the chair.
    static Fields needs(const std::string& mode = "in_person")
    {
        return {{"family", "case-1"},
                {"type", "initial_cp_conference"},
                {"children", "child-1"},
                {"children", "child-2"},
                {"duration_minutes", "120"},
                {"family_minutes_before", "30"},
                {"debrief_minutes_after", "15"},
                {"mode", mode},
                {"chair", "cc"},
                {"need.contact:contact-police", "quorum"},
                {"need.contact:contact-nurse", "quorum"},
                {"need.contact:contact-school", "quorum"},
                {"need.member:mother-1", "optional"},
                {"need.user:sw", "required"},
                {"version", "0"},
                {"step", "save"}};
    }

    static Fields with(Fields fields, const std::string& name, const std::string& value)
    {
        for (auto& [each, old] : fields)
            if (each == name) {
                old = value;
                return fields;
            }
        fields.emplace_back(name, value);
        return fields;
    }

    void save_needs(const Fields& fields = needs())
    {
        const auto saved = service.as("bs").post("/meetings/new/needs", fields);
        ASSERT_EQ(saved.status(), 303) << saved.body();
    }

    Answer times(const std::string& more = {}) { return service.as("bs").get(times_url + more); }

    /// What the radios of the page would send, best first.
    static std::vector<std::string> slots_on(const Answer& page)
    {
        static const std::regex radio{R"re(name="slot" type="radio" value="([^"]+)")re"};
        std::vector<std::string> values;
        for (std::sregex_iterator hit{page.body().begin(), page.body().end(), radio}, end;
             hit != end;
             ++hit)
            values.push_back((*hit)[1]);
        return values;
    }

    Answer hold(const std::string& slot)
    {
        return service.as("bs").post(
            "/meetings/new/time",
            {{"family", "case-1"}, {"type", "initial_cp_conference"}, {"slot", slot}});
    }

    /// The address of the invitations to the best time, which is held.
    std::string held()
    {
        save_needs();
        const auto slots = slots_on(times());
        EXPECT_FALSE(slots.empty());
        if (slots.empty()) return {};
        const auto answer = hold(slots.front());
        EXPECT_EQ(answer.status(), 303) << answer.body();
        return answer.header("Location");
    }

    const std::string times_url = "/meetings/new/time?family=case-1&type=initial_cp_conference";
    TestService service;
};

}  // namespace quorate::test
