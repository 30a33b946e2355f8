#include "server/seed/load_meeting.hpp"

#include <algorithm>

#include "core/actions/action_links.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/seats.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using core::Attendance;
using core::MeetingType;
using core::Reply;

// Names the nth meeting with six letters and digits. The step has no factor in common with their
// number, so no two meetings get the same name, and neighbours do not look alike.
std::string reference(int n)
{
    static constexpr std::string_view alphabet = "23456789BCDFGHJKMNPQRSTVWXYZ";
    static constexpr std::uint64_t names = 28ULL * 28 * 28 * 28 * 28 * 28;
    std::uint64_t place = (static_cast<std::uint64_t>(n) * 179'424'673ULL + 86'028'121ULL) % names;
    std::string text;
    for (int i = 0; i < 6; ++i, place /= alphabet.size())
        text += alphabet[place % alphabet.size()];
    return text;
}

minutes length_of(MeetingType type)
{
    switch (type) {
        case MeetingType::initial_cp_conference:
            return 120min;
        case MeetingType::review_cp_conference:
            return 90min;
        default:
            return 60min;
    }
}

core::MeetingMode mode_of(Dice& dice)
{
    const int chance = dice.between(1, 100);
    if (chance <= 40) return core::MeetingMode::in_person;
    return chance <= 75 ? core::MeetingMode::hybrid : core::MeetingMode::video;
}

Reply reply_to(Dice& dice, bool is_past)
{
    const int chance = dice.between(1, 100);
    if (!is_past && chance <= 35) return Reply::none;
    if (chance <= 75) return Reply::attend;
    if (chance <= 85) return Reply::remote;
    if (chance <= 93) return Reply::cannot_come;
    return chance <= 97 ? Reply::report_only : Reply::deputy;
}

Attendance attendance_after(Reply reply)
{
    switch (reply) {
        case Reply::remote:
            return Attendance::remote;
        case Reply::cannot_come:
        case Reply::wrong_person:
            return Attendance::apologies;
        case Reply::report_only:
            return Attendance::report_only;
        default:
            return Attendance::present;
    }
}

// A meeting on its way into the tables, with what its seats need to know of it.
struct Writer {
    LoadRun& run;
    const LoadCouncil& council;
    const LoadMeeting& meeting;
    core::Instant starts;
    core::Instant ends;
    core::Instant made;
    bool is_past;

    void seat(const std::optional<std::string>& contact,
              const std::optional<std::string>& member,
              const std::optional<std::string>& user,
              const char* requirement,
              const std::string& email) const
    {
        const std::string id = run.dice.id();
        const Reply reply = reply_to(run.dice, is_past);
        std::optional<core::Instant> replied;
        if (reply != Reply::none) replied = made + hours{run.dice.between(2, 90)};
        const bool was_held = is_past && !meeting.is_cancelled;
        const auto attendance = was_held ? attendance_after(reply) : Attendance::unknown;
        const std::string token = run.app.links.token(core::seat_link_purpose, id, 1);
        run.tables.invitee.row(id,
                               council.id,
                               meeting.id,
                               contact,
                               member,
                               user,
                               requirement,
                               core::Email{email},
                               run.dice.id(),
                               run.app.links.hash(token),
                               std::string{core::code(reply)},
                               replied,
                               std::string{core::code(attendance)},
                               made);
    }

    void seats(const LoadSubject& subject) const
    {
        seat({}, {}, council.chairs[meeting.slot.chair], "required", "");
        // Whose own family meets elsewhere at that time need not come.
        const bool is_free =
            meeting.is_cancelled || run.workers_taken.emplace(subject.lead, starts).second;
        seat({}, {}, subject.lead, is_free ? "required" : "optional", "");
        // With one or two of the family, eight to twelve in all; the police are always asked.
        const int agencies = run.dice.between(5, static_cast<int>(council.agencies.size()) - 1);
        for (int i = 0; i < agencies; ++i) {
            const auto& contacts = council.agencies[static_cast<std::size_t>(i)];
            const LoadContact& contact = run.dice.one_of(contacts);
            seat(contact.id, {}, {}, i < 3 ? "quorum" : "optional", contact.email);
        }
        const std::size_t family = run.dice.comes_up(60) ? 2 : 1;
        for (std::size_t i = 0; i < family; ++i)
            seat({}, subject.members[i], {}, i == 0 ? "required" : "optional", "");
    }

    void agreed(const LoadSubject& subject) const
    {
        run.tables.minutes.row(meeting.id,
                               council.id,
                               "approved",
                               std::optional{council.chairs[meeting.slot.chair]},
                               std::optional{ends + hours{24}});
        for (int i = 0; i < 2; ++i) {
            const std::string id = run.dice.id();
            const bool is_done = run.dice.comes_up(70);
            const std::string token = run.app.links.token(core::action_link_purpose, id, 1);
            const LoadContact& health = run.dice.one_of(council.agencies[1]);
            run.tables.action.row(
                id,
                council.id,
                subject.family,
                meeting.id,
                core::FreeText{"Load action " + std::to_string(i + 1)},
                i == 0 ? std::optional{subject.lead} : std::nullopt,
                i == 0 ? std::nullopt : std::optional{health.id},
                core::london_date(ends) + days{run.dice.between(5, 40)},
                is_done ? "done" : "open",
                run.app.links.hash(token),
                council.users_by_role.at("BS"),
                ends,
                is_done ? std::optional{ends + days{run.dice.between(2, 30)}} : std::nullopt);
        }
    }
};

}  // namespace

void write_meeting(LoadRun& run,
                   const LoadCouncil& council,
                   const LoadSubject& subject,
                   const LoadMeeting& meeting)
{
    const core::Instant starts = core::london_instant(meeting.slot.day + meeting.slot.at);
    const core::Instant ends = starts + length_of(meeting.type);
    const bool is_past = meeting.slot.day < run.today;
    const core::Instant made = std::min(run.now - days{3}, starts - days{21});
    const Writer writer{run, council, meeting, starts, ends, made, is_past};

    const bool was_held = is_past && !meeting.is_cancelled;
    const char* status = was_held ? "held" : meeting.is_cancelled ? "cancelled" : "scheduled";
    const core::MeetingMode mode = mode_of(run.dice);
    std::optional<std::string> room;
    if (mode != core::MeetingMode::video) room = council.rooms[meeting.slot.chair];
    run.tables.meeting.row(meeting.id,
                           council.id,
                           subject.family,
                           std::string{core::code(meeting.type)},
                           reference(run.meetings_made++),
                           run.dice.id(),
                           status,
                           starts,
                           ends,
                           std::string{core::code(mode)},
                           council.chairs[meeting.slot.chair],
                           room,
                           "https://video.example/room/" + meeting.id,
                           meeting.is_cancelled ? 1 : 0,
                           council.users_by_role.at("BS"),
                           made,
                           // So lately cancelled that feeds still show it.
                           meeting.is_cancelled ? run.now - days{2} : made,
                           was_held ? std::optional{starts} : std::nullopt,
                           was_held ? std::optional{ends} : std::nullopt);
    for (const std::string& child : subject.children)
        run.tables.meeting_child.row(council.id, meeting.id, child);
    writer.seats(subject);
    if (was_held) writer.agreed(subject);
}

}  // namespace quorate::server
