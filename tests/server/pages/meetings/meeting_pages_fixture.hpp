#pragma once

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
class MeetingPages : public testing::Test {
protected:
    using Fields = std::vector<std::pair<std::string, std::string>>;

    MeetingPages() { test::add_directory_to_staff(service.app().pool); }

    static Fields conference()
    {
        return {{"family", "case-1"},
                {"type", "initial_cp_conference"},
                {"children", "child-1"},
                {"children", "child-2"},
                {"date", "25/11/2026"},
                {"time", "10:00"},
                {"duration_minutes", "120"},
                {"chair", "cc"},
                {"mode", "hybrid"},
                {"room", "room-1"},
                {"video_link", "https://video.example/canary-link"},
                {"need.contact:contact-police", "quorum"},
                {"need.contact:contact-nurse", "quorum"},
                {"need.contact:contact-school", "quorum"},
                {"need.member:mother-1", "optional"},
                {"need.member:father-1", "optional"},
                {"need.user:sw", "required"},
                {"need.contact:contact-gp", ""},
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

    // The address of a meeting that is booked.
    std::string booked()
    {
        const auto answer = service.as("bs").post("/meetings/new", conference());
        EXPECT_EQ(answer.status(), 303) << answer.body();
        const std::string location = answer.header("Location");
        return location.substr(0, location.find('?'));
    }

    test::TestService service;
};

}  // namespace quorate::server
