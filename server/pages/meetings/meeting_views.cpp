#include "server/pages/meetings/meeting_views.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/meetings/meeting_urls.hpp"

namespace quorate::server {
namespace {

View quorum_row(std::string_view tone, std::string_view icon_name, std::string_view words)
{
    View row;
    row["tone"] = text(tone);
    row["icon_svg"] = icon(icon_name);
    row["words"] = text(words);
    return row;
}

View agency_row(const core::QuorumAgency& agency, core::QuorumBasis basis)
{
    using core::QuorumBasis;
    const bool at_table = basis == QuorumBasis::at_table;
    switch (agency.presence) {
        case core::Presence::coming:
            if (basis == QuorumBasis::invited)
                return quorum_row("is-wait", "unknown", agency.label + ", invited");
            return quorum_row("is-yes", "done", agency.label + (at_table ? ", here" : ", coming"));
        case core::Presence::waiting:
            return quorum_row(
                "is-wait", "soon", agency.label + (at_table ? ", not marked" : ", no reply yet"));
        case core::Presence::not_coming:
            break;
    }
    return quorum_row("is-no", "late", agency.label + (at_table ? ", not here" : ", not coming"));
}

std::string have_text(int have, core::QuorumBasis basis)
{
    const std::string number = number_text(have);
    switch (basis) {
        case core::QuorumBasis::invited:
            return number + (have == 1 ? " is invited." : " are invited.");
        case core::QuorumBasis::replies:
            return number + (have == 1 ? " has said it comes." : " have said they come.");
        case core::QuorumBasis::at_table:
            break;
    }
    return number + (have == 1 ? " is marked as here." : " are marked as here.");
}

std::string basis_text(const core::Quorum& quorum, core::QuorumBasis basis)
{
    using core::QuorumState;
    const bool by_invitation = basis == core::QuorumBasis::invited;
    if (basis == core::QuorumBasis::at_table)
        return quorum.state == QuorumState::met ? "Quorum met by those marked as here"
                                                : "Quorum not met by those marked as here";
    if (quorum.state == QuorumState::not_met)
        return by_invitation ? "Quorum cannot be met by those invited"
                             : "Quorum not met: it cannot be by those who can come";
    if (quorum.state == QuorumState::met && !by_invitation)
        return "Quorum met by those who said they come";
    if (by_invitation) return "Quorum could be met if everyone invited comes";
    const bool has_answers = std::ranges::any_of(quorum.agencies, [](const auto& agency) {
        return agency.presence != core::Presence::waiting;
    });
    return has_answers ? "Quorum at risk: it is met if those still to reply come"
                       : "Quorum at risk: it is met if everyone invited comes";
}

bool chairs_without_reply(const core::Invitee& seat, const core::UserId& chair)
{
    return seat.holder.user && *seat.holder.user == chair && seat.reply == core::Reply::none;
}

// Who chairs a meeting sends its papers, whatever their role.
bool may_send_papers(const core::Actor& actor, const core::Meeting& meeting)
{
    const auto action = core::Action::minutes_distribute;
    return actor.user == meeting.chair ? core::permit_role_or_chair(actor, action).has_value()
                                       : core::permit_role(actor, action).has_value();
}

}  // namespace

core::MeetingTools meeting_tools(App& app)
{
    return {app.clock, app.random, app.links, app.bank_holidays};
}

View meeting_tabs(const core::Actor& actor, const core::Meeting& meeting, std::string_view current)
{
    const auto tab = [&](const char* label, std::string_view part) {
        return Tab{
            .label = label, .url = meeting_url(meeting.id, part), .current = part == current};
    };
    std::vector<Tab> tabs{tab("Overview", ""), tab("People", "invitees")};
    if (core::permit_role(actor, core::Action::case_view_summary))
        tabs.push_back(tab("Preparation", "preparation"));
    for (const Tab& each : {tab("Reports", "reports"),
                            tab("Who is here", "register"),
                            tab("Minutes", "minutes"),
                            tab("Actions", "actions")})
        tabs.push_back(each);
    if (may_send_papers(actor, meeting)) tabs.push_back(tab("Papers", "papers"));
    tabs.push_back(tab("Messages", "sent"));
    return subnav("This meeting", tabs);
}

View quorum_box(const core::Quorum& quorum, core::QuorumBasis basis)
{
    if (quorum.state == core::QuorumState::not_needed) return View{false};
    View box;
    box["rule"] = quorum.rule + ". You need " + number_text(quorum.needed) + ". " +
                  have_text(quorum.have, basis);
    box["state"] = quorum_basis_chip(quorum, basis);
    kainjow::mustache::list rows;
    for (const core::QuorumAgency& agency : quorum.agencies)
        rows.push_back(agency_row(agency, basis));
    for (const std::string& missing : quorum.missing)
        rows.push_back(quorum_row("is-no", "late", missing));
    if (!quorum.would_break.empty() && basis != core::QuorumBasis::at_table)
        rows.push_back(quorum_row("is-note", "information", quorum.would_break));
    box["rows"] = View{rows};
    return box;
}

View quorum_basis_chip(const core::Quorum& quorum, core::QuorumBasis basis)
{
    const std::string words = basis_text(quorum, basis);
    const bool is_met = quorum.state == core::QuorumState::met;
    if (quorum.state == core::QuorumState::not_met) return chip(Chip::late, words);
    if (is_met && basis != core::QuorumBasis::invited) return chip(Chip::done, words);
    return chip(is_met ? Chip::ok : Chip::soon, words);
}

View quorum_state_chip(const core::Quorum& quorum)
{
    const std::string_view words = label(quorum.state);
    switch (quorum.state) {
        case core::QuorumState::met:
            return chip(Chip::done, words);
        case core::QuorumState::at_risk:
            return chip(Chip::soon, words);
        case core::QuorumState::not_met:
            return chip(Chip::late, words);
        case core::QuorumState::not_needed:
            break;
    }
    return chip(Chip::none, words);
}

std::string held_text(const core::Quorum& quorum)
{
    if (quorum.state == core::QuorumState::not_needed) return "Held";
    return quorum.state == core::QuorumState::met ? "Held, quorate" : "Held, not quorate";
}

View held_chip(const core::Quorum& quorum)
{
    const bool lacks =
        quorum.state == core::QuorumState::not_met || quorum.state == core::QuorumState::at_risk;
    return chip(lacks ? Chip::late : Chip::done, held_text(quorum));
}

std::string kind_text(const core::MeetingListing& entry)
{
    const core::MeetingType type = entry.meeting.type;
    return std::string{entry.is_reduced ? core::neutral_name(type) : label(type)};
}

std::string reference_text(const core::MeetingListing& entry)
{
    return entry.is_reduced ? entry.meeting.reference : entry.case_reference;
}

std::string own_reply_text(const core::MeetingListing& entry)
{
    if (!entry.own_reply) return {};
    const bool is_to_come = entry.meeting.status == core::MeetingStatus::scheduled;
    if (*entry.own_reply == core::Reply::none)
        return is_to_come ? "You have not replied" : std::string{};
    return "Your reply: " + std::string{label(*entry.own_reply)};
}

View reply_chip(core::Reply reply)
{
    const std::string_view words = label(reply);
    switch (reply) {
        case core::Reply::attend:
        case core::Reply::remote:
        case core::Reply::deputy:
            return chip(Chip::done, words);
        case core::Reply::none:
            return chip(Chip::soon, words);
        case core::Reply::wrong_person:
            return chip(Chip::late, words);
        case core::Reply::report_only:
        case core::Reply::cannot_come:
            break;
    }
    return chip(Chip::none, words);
}

std::string reply_text(const core::Invitee& seat, const core::UserId& chair)
{
    if (chairs_without_reply(seat, chair)) return "In the chair";
    return std::string{label(seat.reply)};
}

View reply_chip(const core::InviteeEntry& seat, const core::UserId& chair)
{
    if (seat.is_deserted()) return chip(Chip::late, "Has left");
    if (chairs_without_reply(seat.invitee, chair))
        return chip(Chip::done, reply_text(seat.invitee, chair));
    return reply_chip(seat.invitee.reply);
}

View came_chip(core::Attendance attendance)
{
    switch (attendance) {
        case core::Attendance::present:
            return chip(Chip::done, "Came");
        case core::Attendance::remote:
            return chip(Chip::done, "Was remote");
        case core::Attendance::apologies:
            return chip(Chip::none, "Sent apologies");
        case core::Attendance::report_only:
            return chip(Chip::none, "Report only");
        case core::Attendance::absent:
            return chip(Chip::none, "Did not come");
        case core::Attendance::unknown:
            break;
    }
    return chip(Chip::none, "Not marked");
}

std::string times_text(core::Instant from, core::Instant to, core::Language language)
{
    return core::london_clock_time(from) + (language == core::Language::welsh ? " tan " : " to ") +
           core::london_clock_time(to);
}

std::string when_text(const core::Meeting& meeting)
{
    return core::short_date(core::london_date(meeting.starts_at)) + ", " +
           times_text(meeting.starts_at, meeting.ends_at);
}

std::string where_text(const core::MeetingListing& listing)
{
    const core::Meeting& meeting = listing.meeting;
    const std::string& here = listing.room_name.empty() ? meeting.venue : listing.room_name;
    if (meeting.mode == core::MeetingMode::video) return "By video";
    if (meeting.mode == core::MeetingMode::hybrid)
        return here.empty() ? "By video" : here + ", or by video";
    return here;
}

std::string family_text(const core::PersonName& family,
                        const std::vector<core::Child>& children,
                        core::Date on)
{
    std::string words = family.reveal() + " family";
    for (std::size_t i = 0; i < children.size(); ++i) {
        if (i == 0)
            words += ": ";
        else
            words += i + 1 == children.size() ? ", and " : ", ";
        words += core::called(children[i]).reveal();
        const std::string age = core::age_text(children[i], on);
        if (!core::is_unborn(children[i])) words += ", " + age;
    }
    return words;
}

std::string deputy_text(const core::MeetingView& view, const core::InviteeId& seat)
{
    for (const core::EndedSeat& ended : view.ended)
        if (ended.handed_to == seat) return "Deputy of " + ended.seat.name.reveal();
    return {};
}

std::string seat_text(const core::InviteeEntry& seat)
{
    if (seat.agency_name.empty()) return seat.job;
    return seat.job.empty() ? seat.agency_name : seat.job + ", " + seat.agency_name;
}

}  // namespace quorate::server
