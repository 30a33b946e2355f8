#include <algorithm>
#include <stdexcept>

#include "core/actions/action_store.hpp"
#include "core/actions/agree_action.hpp"
#include "core/actions/follow_actions.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "core/circulation/release_copies.hpp"
#include "core/circulation/send_papers.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "core/minutes/close_meeting.hpp"
#include "core/minutes/decisions.hpp"
#include "core/minutes/open_meeting.hpp"
#include "core/minutes/register.hpp"
#include "core/minutes/write_minutes.hpp"
#include "server/seed/demo_families.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

constexpr const char* network_of_answers = "198.51.100.0/24";

core::SeatHolder holder_of(const DemoStory& story,
                           const DemoStory::Family& family,
                           const std::string& who)
{
    if (who.find('@') != std::string::npos) return {.contact = story.contacts.at(who)};
    if (const auto user = story.users.find(who); user != story.users.end())
        return {.user = user->second};
    return {.member = family.members.at(who)};
}

core::Invitee seat_of(const DemoStory& story,
                      const DemoStory::Booked& meeting,
                      const std::string& who)
{
    const DemoStory::Family& family = story.families.at(meeting.family);
    const core::SeatHolder holder = holder_of(story, family, who);
    const core::AuthorityId& authority = story.authorities.at(family.authority).id;
    for (const auto& seat : story.work.invitees.of_meeting(authority, meeting.id))
        if (seat.invitee.holder == holder) return seat.invitee;
    throw std::logic_error{"the demonstration has no seat for " + who};
}

// By the link in the invitation, as people do.
void answer(DemoStory& story, const std::string& meeting, const SeatSpec& spec)
{
    const core::Invitee seat = seat_of(story, story.meetings.at(meeting), spec.who);
    const std::string token = core::seat_link_token(story.app.links, seat);
    const std::string deputy = spec.reply == core::Reply::deputy ? "Lou Standinson" : "";
    const auto recorded = core::record_reply(
        story.work,
        story.meeting_tools(),
        token,
        network_of_answers,
        {.reply = std::string{core::code(spec.reply)}, .deputy_name = deputy, .note = spec.note});
    story.must(recorded, meeting + " " + spec.who);
}

void note_answers(DemoStory& story, const MeetingSpec& spec)
{
    // One after another from the morning after, never later than the day before the meeting.
    core::Instant when = story.clock.now() + 22h;
    const core::Instant last = story.meetings.at(spec.key).starts_at - 18h;
    for (const SeatSpec& seat : spec.seats) {
        if (seat.reply == core::Reply::none) continue;
        story.at(std::min(when, last),
                 [&story, key = std::string{spec.key}, seat] { answer(story, key, seat); });
        when += 25min;
    }
}

void book(DemoStory& story, const MeetingSpec& spec)
{
    const DemoStory::Family& family = story.families.at(spec.family);
    core::MeetingDraft draft{.case_id = family.id,
                             .type = std::string{core::code(spec.type)},
                             .when_and_where = {.date = spec.on,
                                                .time = spec.at,
                                                .length_minutes = spec.length_minutes,
                                                .mode = spec.mode,
                                                .chair = story.users.at(spec.chair)}};
    const std::string room = spec.room;
    if (!room.empty()) draft.when_and_where.room = story.rooms.at(room);
    if (draft.when_and_where.mode != "in_person")
        draft.when_and_where.video_link =
            "https://video.example/room/" + story.app.random.token().substr(0, 12);
    draft.confirmed = {
        .quorum = true, .duplicate = true, .room = true, .busy = true, .hours = true};
    for (const auto& [name, id] : family.children)
        draft.children.push_back(id);
    for (const SeatSpec& seat : spec.seats)
        draft.invitees.push_back(
            {.holder = holder_of(story, family, seat.who), .requirement = seat.requirement});
    const auto booked =
        core::schedule_meeting(story.work, story.meeting_tools(), story.as(family.clerk), draft);
    story.meetings.at(spec.key).id = story.must(booked, spec.key);
    note_answers(story, spec);
}

core::Meeting meeting_now(const DemoStory& story, const DemoStory::Booked& booked)
{
    const auto& authority = story.authorities.at(story.families.at(booked.family).authority).id;
    return story.work.meetings.find(authority, booked.id).value();
}

void take_register(DemoStory& story, const HeldSpec& spec, const core::Actor& clerk)
{
    const DemoStory::Booked& booked = story.meetings.at(spec.meeting);
    core::TakeRegister command{.meeting = booked.id, .attendance = {}};
    const auto seats = story.work.invitees.of_meeting(clerk.authority, booked.id);
    for (const core::InviteeEntry& seat : seats) {
        const auto expected = core::expected_attendance(seat.invitee.reply);
        const bool unsaid = expected == core::Attendance::unknown;
        command.attendance[seat.invitee.id] = unsaid ? core::Attendance::present : expected;
    }
    story.must(core::take_register(story.work, story.clock, clerk, command), spec.meeting);
}

void write_minutes(DemoStory& story, const HeldSpec& spec, const core::Actor& clerk)
{
    const DemoStory::Booked& booked = story.meetings.at(spec.meeting);
    const auto file =
        story.must(core::open_minutes(story.work, story.clock, story.app.random, clerk, booked.id),
                   spec.meeting);
    for (const SectionSpec& section : spec.sections) {
        const auto found =
            std::ranges::find(file.sections, std::string{section.item}, &core::MinuteSection::item);
        if (found == file.sections.end())
            throw std::logic_error{"the demonstration's agenda has no " +
                                   std::string{section.item}};
        story.must(core::save_section(story.work,
                                      story.clock,
                                      clerk,
                                      {.meeting = booked.id,
                                       .section = found->id,
                                       .version = found->version,
                                       .body = section.body,
                                       .visible_to_family = section.visible_to_family}),
                   section.item);
    }
}

void decide(DemoStory& story, const HeldSpec& spec)
{
    const DemoStory::Booked& booked = story.meetings.at(spec.meeting);
    const DemoStory::Family& family = story.families.at(booked.family);
    for (const DecisionSpec& decision : spec.decisions)
        story.must(core::record_decision(story.work,
                                         story.clock,
                                         story.app.random,
                                         story.as(booked.chair),
                                         {.meeting = booked.id,
                                          .child = family.children.at(decision.child),
                                          .outcome = std::string{core::code(decision.outcome)},
                                          .category = decision.category,
                                          .reasons = decision.reasons}),
                   decision.child);
}

void agree_actions(DemoStory& story, const HeldSpec& spec, const core::Actor& clerk)
{
    const DemoStory::Booked& booked = story.meetings.at(spec.meeting);
    const DemoStory::Family& family = story.families.at(booked.family);
    for (const ActionSpec& action : spec.actions) {
        const core::SeatHolder owner = holder_of(story, family, action.owner);
        const std::string plain = action.plain_language;
        const auto added = core::add_action(story.work,
                                            story.clock,
                                            story.app.random,
                                            story.app.links,
                                            clerk,
                                            {.meeting = booked.id,
                                             .form = {.what = action.what,
                                                      .plain_language = plain,
                                                      .owner = {.user = owner.user,
                                                                .contact = owner.contact,
                                                                .family_member = owner.member},
                                                      .due_on = core::iso(action.due),
                                                      .visible_to_family = !plain.empty()}});
        story.actions.emplace(action.what, story.must(added, action.what).action.id);
    }
}

void close(DemoStory& story, const HeldSpec& spec, const core::Actor& clerk)
{
    const DemoStory::Booked& booked = story.meetings.at(spec.meeting);
    const auto closed =
        core::close_meeting(story.work,
                            story.case_tools(),
                            clerk,
                            {.meeting = booked.id, .version = meeting_now(story, booked).version});
    story.must(closed, spec.meeting);
}

}  // namespace

void booked(DemoStory& story, const MeetingSpec& meeting)
{
    const core::Instant starts = core::london_instant(meeting.on + meeting.at);
    story.meetings.emplace(meeting.key,
                           DemoStory::Booked{.family = meeting.family,
                                             .chair = meeting.chair,
                                             .starts_at = starts,
                                             .ends_at = starts + minutes{meeting.length_minutes}});
    story.at(meeting.booked_on, 11h + 30min, [&story, meeting] { book(story, meeting); });
}

void cancelled(DemoStory& story,
               const std::string& meeting,
               core::Date day,
               const std::string& reason)
{
    story.at(day, 15h, [&story, meeting, reason] {
        const DemoStory::Booked& booked = story.meetings.at(meeting);
        const auto& clerk = story.families.at(booked.family).clerk;
        const auto done = core::cancel_meeting(story.work,
                                               story.meeting_tools(),
                                               story.as(clerk),
                                               {.meeting = booked.id,
                                                .version = meeting_now(story, booked).version,
                                                .reason = reason});
        story.must(done, meeting);
    });
}

void held(DemoStory& story, const HeldSpec& meeting)
{
    // It begins and ends when it was booked for.
    const DemoStory::Booked& booked = story.meetings.at(meeting.meeting);
    story.at(booked.starts_at, [&story, meeting] {
        const DemoStory::Booked& known = story.meetings.at(meeting.meeting);
        const core::Actor clerk = story.as(story.families.at(known.family).clerk);
        story.must(core::open_meeting(story.work, story.clock, clerk, known.id), meeting.meeting);
        take_register(story, meeting, clerk);
        write_minutes(story, meeting, clerk);
    });
    story.at(booked.ends_at, [&story, meeting] {
        const DemoStory::Booked& known = story.meetings.at(meeting.meeting);
        const core::Actor clerk = story.as(story.families.at(known.family).clerk);
        decide(story, meeting);
        agree_actions(story, meeting, clerk);
        close(story, meeting, clerk);
    });
}

void approved(DemoStory& story, const std::string& meeting, core::Date day)
{
    story.at(day, 9h + 45min, [&story, meeting] {
        const DemoStory::Booked& booked = story.meetings.at(meeting);
        const core::Actor chair = story.as(booked.chair);
        const auto file =
            story.must(core::view_minutes(story.work, story.clock, chair, booked.id), meeting);
        std::vector<std::string> confirmed;
        for (const core::Finding& each : core::findings_in(story.work, file))
            confirmed.push_back(each.key);
        story.must(core::approve_minutes(story.work,
                                         story.clock,
                                         story.app.digest,
                                         chair,
                                         {.meeting = booked.id,
                                          .version = file.minutes->version,
                                          .confirmed = std::move(confirmed)}),
                   meeting);
    });
}

namespace {

// The chair looks at the copies that wait for a colleague of the clerk.
void release_copies(DemoStory& story, const std::string& meeting)
{
    const DemoStory::Booked& booked = story.meetings.at(meeting);
    const core::AuthorityId authority = story.as(story.families.at(booked.family).clerk).authority;
    const auto held = story.work.meetings.find(authority, booked.id).value();
    const auto chair = std::ranges::find_if(
        story.users, [&held](const auto& user) { return user.second == held.chair; });
    const core::Actor actor = story.as(chair->first);
    for (const core::PapersCopy& copy : story.work.disclosure.copies(authority, booked.id))
        if (copy.state == core::CopyState::waiting)
            story.must(core::release_copy(story.work,
                                          story.case_tools(),
                                          story.app.links,
                                          actor,
                                          {.copy = copy.id, .digest = copy.digest}),
                       meeting);
}

}  // namespace

void papers_sent(DemoStory& story, const std::string& meeting, core::Date day)
{
    story.at(day, 11h, [&story, meeting] {
        const DemoStory::Booked& booked = story.meetings.at(meeting);
        const core::Actor clerk = story.as(story.families.at(booked.family).clerk);
        const auto plan =
            story.must(core::plan_papers(story.work, story.clock, clerk, booked.id), meeting);
        core::SendPapers command{
            .meeting = booked.id, .version = plan.file.minutes->version, .family_checked = true};
        for (const core::PapersRecipient& recipient : plan.recipients)
            if (!recipient.release.empty() && recipient.kind != core::Recipient::nobody)
                command.seats.push_back(recipient.seat.invitee.id);
        story.must(
            core::send_papers(story.work, story.case_tools(), story.app.links, clerk, command),
            meeting);
    });
    story.at(day, 12h, [&story, meeting] { release_copies(story, meeting); });
}

void action_done(DemoStory& story, const std::string& wording, core::Date day)
{
    story.at(day, 14h, [&story, wording] {
        const core::ActionPointId id = story.actions.at(wording);
        for (const auto& [reference, family] : story.families) {
            const core::Actor lead = story.as(family.lead);
            const auto row = story.work.actions.find(lead.authority, id);
            if (!row || row->action.case_id != family.id) continue;
            story.must(core::update_action(story.work,
                                           story.clock,
                                           lead,
                                           {.action = id,
                                            .version = row->action.version,
                                            .status = core::ActionStatus::done,
                                            .progress = "Done, and the family knows."}),
                       wording);
        }
    });
}

}  // namespace quorate::server
