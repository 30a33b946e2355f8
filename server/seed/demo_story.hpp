#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/people/agency.hpp"
#include "core/people/authority.hpp"
#include "core/people/contact.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"
#include "server/app/app.hpp"

namespace quorate::server {

/// A clock that stands where the story is.
class StoryClock final : public core::Clock {
public:
    core::Instant now() const override { return at_; }
    void set(core::Instant at) { at_ = at; }

private:
    core::Instant at_{};
};

/// The demonstration's story while it is told: what happened, in the order in which it happened,
/// each act by the person who does such things and through the use case that does them. So the
/// audit, the due dates and the outbox are what they would be after a year of work.
class DemoStory {
public:
    /// `today` is the day on which the demonstration is looked at.
    DemoStory(App& story_app, core::UnitOfWork& unit, core::Date today);

    /// Notes an act for `day` at `clock_time` in London; tell() performs it.
    void at(core::Date day, std::chrono::minutes clock_time, std::function<void()> act);
    void at(core::Instant when, std::function<void()> act);

    /// Performs every act noted, the earliest first; acts may note later ones.
    void tell();

    /// The nth working day after today (before it, when negative); today itself or the next
    /// working day for 0.
    core::Date working_day(int n) const;

    /// The nth working day before today; the last one for 1, even at a weekend.
    core::Date ago(int n) const { return working_day(-n); }

    /// `day`, or the last working day before it.
    core::Date worked(core::Date day) const
    {
        return calendars.national.last_working_day_on_or_before(day);
    }

    /// The staff member with that name, as signed in just now.
    core::Actor as(const std::string& name) const;

    /// What a use case gave. A refusal is a mistake in the story and throws std::logic_error.
    template <class T>
    T must(core::Result<T> result, const std::string& what) const
    {
        if (!result) refuse(what, result.error());
        return *std::move(result);
    }

    App& app;
    core::UnitOfWork& work;
    StoryClock clock;
    const core::Date today;
    const core::Calendars calendars;

    // Everybody and everything by name; contacts by e-mail address.
    std::map<std::string, core::Authority> authorities = {};
    std::map<std::string, std::map<std::string, core::TeamId>> teams = {};  // of an authority
    std::map<std::string, core::Agency> agencies = {};
    std::map<std::string, core::ContactId> contacts = {};
    std::map<std::string, core::RoomId> rooms = {};
    std::map<std::string, core::UserId> users = {};

    struct Family {
        core::CaseId id = {};
        std::string authority = {};
        std::string lead = {};
        std::string clerk = {};
        std::map<std::string, core::ChildId> children = {};
        std::map<std::string, core::FamilyMemberId> members = {};
    };
    std::map<std::string, Family> families = {};  // by reference

    struct Booked {
        core::MeetingId id = {};
        std::string family = {};
        std::string chair = {};
        core::Instant starts_at = {};
        core::Instant ends_at = {};
    };
    std::map<std::string, Booked> meetings = {};
    std::map<std::string, core::ActionPointId> actions = {};  // by wording

    core::CaseTools case_tools() const { return {clock, app.random, app.bank_holidays}; }
    core::MeetingTools meeting_tools() const
    {
        return {clock, app.random, app.links, app.bank_holidays};
    }

private:
    // Invitations to meetings of today and before went out in their time: nobody sends them now.
    // The rest waits for the worker.
    void send_what_is_over();

    [[noreturn]] static void refuse(const std::string& what, const core::Error& error);

    struct Act {
        core::Instant when;
        std::function<void()> perform;
    };
    std::vector<Act> acts_ = {};
};

/// Tells of the councils, their teams, agencies, contacts, rooms and staff. `password_hash` is
/// everybody's.
void tell_of_directory(DemoStory& story, const std::string& password_hash);

}  // namespace quorate::server
