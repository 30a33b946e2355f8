#pragma once

#include <regex>
#include <string>
#include <vector>

#include "core/polls/poll_store.hpp"
#include "server/jobs/poll_watcher.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "tests/support/scheduling_pages.hpp"

namespace quorate::server {

/// The pages of polls about the conference of scheduling_pages.hpp.
class PollPages : public test::SchedulingPages {
protected:
    static constexpr const char* form_url =
        "/meetings/new/poll?family=case-1&type=initial_cp_conference";

    static std::vector<std::string> values(const test::Answer& page, const std::string& name)
    {
        const std::regex box{"name=\"" + name + "\" type=\"checkbox\" value=\"([^\"]+)\""};
        std::vector<std::string> found;
        for (std::sregex_iterator hit{page.body().begin(), page.body().end(), box}, end; hit != end;
             ++hit)
            found.push_back((*hit)[1]);
        return found;
    }

    Fields poll_form(std::size_t times)
    {
        const auto page = service.as("bs").get(form_url);
        const auto slots = values(page, "slots");
        EXPECT_GE(slots.size(), times) << page.body();
        Fields form{{"family", "case-1"},
                    {"type", "initial_cp_conference"},
                    {"ask", "contact:contact-police"},
                    {"ask", "contact:contact-nurse"},
                    {"deadline_date", page.field("deadline_date")},
                    {"deadline_time", page.field("deadline_time")}};
        if (times > 0) form.emplace_back("slots", slots.front());
        return form;
    }

    /// The address of a poll of one time.
    std::string asked(const Fields& wanted = needs())
    {
        save_needs(wanted);
        const auto answer = service.as("bs").post("/meetings/new/poll", poll_form(1));
        EXPECT_EQ(answer.status(), 303) << answer.body();
        const std::string location = answer.header("Location");
        return location.substr(0, location.find('?'));
    }

    std::string link_of(const std::string& poll, const std::string& holder)
    {
        const core::PollId id{poll.substr(poll.rfind('/') + 1)};
        const auto found = service.app().database.read([&](core::UnitOfWork& work) {
            return work.polls.find(core::AuthorityId{"authority-1"}, id);
        });
        for (const core::PollSeat& seat : found->seats)
            if (seat_key(seat.holder) == holder)
                return "/t/" + service.app().links.token("poll", seat.id.text(), 1);
        return {};
    }

    // Where what each person says can be written down.
    static std::vector<std::string> seat_links(const test::Answer& page)
    {
        const std::regex link{"href=\"(/polls/[^/\"]+/seats/[^\"]+)\""};
        std::vector<std::string> found;
        for (std::sregex_iterator hit{page.body().begin(), page.body().end(), link}, end;
             hit != end;
             ++hit)
            found.push_back((*hit)[1]);
        return found;
    }

    void settle_what_is_due()
    {
        PollWatcher{service.app().database, meeting_tools(service.app())}.run_once();
    }
};

}  // namespace quorate::server
