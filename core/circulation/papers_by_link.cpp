#include "core/circulation/papers_by_link.hpp"

#include <algorithm>
#include <cstdint>

#include "core/actions/action_store.hpp"
#include "core/actions/chase_actions.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/circulation/reader_codes.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/authority_store.hpp"

namespace quorate::core {
namespace {

SeatHolder holder_of(const Circulation& circulation)
{
    return {.contact = circulation.contact,
            .member = circulation.family_member,
            .user = circulation.user};
}

// The language of the seat, or of a person who has none.
Language language_of(UnitOfWork& work,
                     const Circulation& circulation,
                     const Meeting& meeting,
                     const std::optional<InviteeEntry>& seat)
{
    if (seat) return seat->invitee.language;
    return Candidates{work, meeting}.language(holder_of(circulation));
}

// A link that works, with what it leads to.
struct Opened {
    AuthorityId authority;
    Circulation circulation;
    Meeting meeting;
    FamilyCase family;
    Recipient kind = Recipient::nobody;
    Release release;
};

Papers papers_of_meeting(UnitOfWork& work, const Meeting& meeting, const FamilyCase& family)
{
    return papers_of(work,
                     minutes_file(work,
                                  {.meeting = meeting,
                                   .family = family,
                                   .facts = {.id = family.id, .authority = family.authority}}));
}

// The copies of the minutes for the same seat, newest first.
std::vector<CirculationRow> copies_beside(UnitOfWork& work,
                                          const AuthorityId& authority,
                                          const Circulation& one)
{
    auto rows = work.circulations.of_meeting(authority, one.meeting);
    std::erase_if(rows, [&one](const CirculationRow& row) {
        const Circulation& each = row.circulation;
        return each.id == one.id || each.kind != CirculationKind::minutes ||
               one.kind != CirculationKind::minutes || !one.invitee || each.invitee != one.invitee;
    });
    return rows;
}

// A correction takes a copy back at the moment at which it leaves.
bool takes_place_of_another(UnitOfWork& work, const AuthorityId& authority, const Circulation& sent)
{
    return std::ranges::any_of(
        copies_beside(work, authority, sent),
        [&sent](const CirculationRow& row) { return row.circulation.revoked_at == sent.sent_at; });
}

Result<Opened> find_live(UnitOfWork& work,
                         const LinkTokens& links,
                         const std::string& token,
                         Instant now);

// A copy that was taken back is told apart only while a newer one that was mailed opens.
Refusal why_over(UnitOfWork& work,
                 const LinkTokens& links,
                 const AuthorityId& authority,
                 const Circulation& over,
                 Instant now)
{
    if (!over.revoked_at) return Refusal::link_stopped;
    for (const CirculationRow& row : copies_beside(work, authority, over)) {
        const Circulation& newer = row.circulation;
        if (newer.sent_at < *over.revoked_at || row.message_state.empty()) continue;
        if (!newer.is_live(now)) continue;
        const std::string token = papers_link_token(links, newer);
        if (find_live(work, links, token, now)) return Refusal::link_replaced;
    }
    return Refusal::link_stopped;
}

RecipientClass class_of(const Circulation& circulation)
{
    return circulation.family_member ? RecipientClass::family : RecipientClass::professional;
}

// The gate is asked again with what holds today, and what was sent only narrows its answer: whoever
// was excluded after the papers left reads nothing.
Result<Opened> find_sent(UnitOfWork& work,
                         const LinkTokens& links,
                         const std::string& token,
                         Instant now)
{
    const auto found = work.circulations.find_by_link(links.hash(token));
    if (!found) return Refusal::link_stopped;
    const auto& [authority, circulation] = *found;
    if (circulation.kind != CirculationKind::minutes || !circulation.invitee)
        return Refusal::link_stopped;
    if (!circulation.is_live(now)) return why_over(work, links, authority, circulation, now);
    const auto meeting = work.meetings.find(authority, circulation.meeting);
    const auto seat = work.invitees.find(authority, *circulation.invitee);
    if (!meeting || !seat) return Refusal::link_stopped;
    const auto family = work.cases.find(authority, meeting->case_id);
    if (!family) return Refusal::link_stopped;

    const auto excluded = work.cases.excluded_from(authority, meeting->case_id);
    const Papers papers = papers_of_meeting(work, *meeting, *family);
    const Recipient kind = recipient_of(seat->invitee, excluded);
    Release release = release_for(kind,
                                  circulation.family_member,
                                  papers,
                                  circulation.released,
                                  choice_for(seat->invitee.id, papers));
    return Opened{authority, circulation, *meeting, *family, kind, std::move(release)};
}

// The same when it opens anything.
Result<Opened> find_live(UnitOfWork& work,
                         const LinkTokens& links,
                         const std::string& token,
                         Instant now)
{
    auto sent = find_sent(work, links, token, now);
    if (sent && sent->release.empty()) return Refusal::link_stopped;
    return sent;
}

// Where the mail with this link went; nowhere when it was given by hand.
Email mailed_to(UnitOfWork& work, const Opened& opened)
{
    for (const OutboxMessage& each : work.outbox.of_meeting(opened.authority, opened.meeting.id))
        if (each.circulation == opened.circulation.id) return each.to;
    return {};
}

PapersDoor door_of(UnitOfWork& work, const Opened& opened)
{
    const SeatHolder reader = holder_of(opened.circulation);
    const auto seat = work.invitees.find(opened.authority, *opened.circulation.invitee);
    return {.authority = opened.authority,
            .meeting = opened.meeting.id,
            .case_id = opened.family.id,
            .seat = *opened.circulation.invitee,
            .circulation = opened.circulation.id,
            .reader = reader,
            .email = code_address(work, opened.meeting, reader, mailed_to(work, opened)),
            .language = language_of(work, opened.circulation, opened.meeting, seat)};
}

PapersByLink shown(UnitOfWork& work, const LinkTokens& links, const Opened& opened)
{
    const auto council = work.authorities.find(opened.authority);
    return {.reference = seat_reference(opened.meeting, class_of(opened.circulation), links),
            .meeting_starts_at = opened.meeting.starts_at,
            .works_until = opened.circulation.expires_at,
            .meetings_phone = council ? council->meetings_phone : ""};
}

Actor bearer(const Opened& opened)
{
    const Circulation& row = opened.circulation;
    const std::string& id = row.contact         ? row.contact->text()
                            : row.family_member ? row.family_member->text()
                                                : row.user->text();
    return Actor{.user = UserId{id},
                 .authority = opened.authority,
                 .role = Role::agency_link,
                 .credential = "link"};
}

// A link that works on a trusted device, whose bearer may read what it leads to.
Result<Opened> find_permitted(UnitOfWork& work,
                              const Clock& clock,
                              const LinkTokens& links,
                              const std::string& token,
                              const std::string& device)
{
    auto opened = find_live(work, links, token, clock.now());
    if (!opened) return opened;
    if (!is_trusted(work, links, door_of(work, *opened), device, clock.now()))
        return Refusal::not_signed_in;
    const CaseFacts facts{.id = opened->family.id, .authority = opened->authority, .own = true};
    if (const auto allowed =
            permit_on_case(bearer(*opened), Action::minutes_view, facts, clock.now());
        !allowed)
        return allowed.error();
    return opened;
}

// Whether something that was sent may not be read any more.
bool has_shrunk(const ReleasedSet& sent, const ReleasedSet& left)
{
    const auto lacks = [](const auto& all, const auto& some) {
        return std::ranges::any_of(
            all, [&some](const auto& id) { return std::ranges::count(some, id) == 0; });
    };
    return lacks(sent.sections, left.sections) || lacks(sent.decisions, left.decisions) ||
           lacks(sent.actions, left.actions) || lacks(sent.amendments, left.amendments) ||
           lacks(sent.plan, left.plan);
}

PapersByLink with_release(UnitOfWork& work, const LinkTokens& links, const Opened& opened)
{
    PapersByLink papers = shown(work, links, opened);
    papers.release = opened.release;
    papers.has_shrunk = has_shrunk(opened.circulation.released, ids_of(opened.release));
    return papers;
}

}  // namespace

PapersByLink papers_as_seen(UnitOfWork& work,
                            const LinkTokens& links,
                            const Meeting& meeting,
                            const PapersRecipient& recipient,
                            Instant now)
{
    const bool family = recipient.kind == Recipient::family;
    const auto council = work.authorities.find(meeting.authority);
    return {.reference = seat_reference(
                meeting, family ? RecipientClass::family : RecipientClass::professional, links),
            .meeting_starts_at = meeting.starts_at,
            .works_until = now + papers_link_lasts,
            .meetings_phone = council ? council->meetings_phone : "",
            .release = recipient.release};
}

Result<PapersByLink> view_papers_link(UnitOfWork& work,
                                      const Clock& clock,
                                      const LinkTokens& links,
                                      const std::string& token)
{
    const auto opened = find_live(work, links, token, clock.now());
    if (!opened) return opened.error();
    return shown(work, links, *opened);
}

std::optional<PapersHeldBack> papers_held_back(UnitOfWork& work,
                                               const Clock& clock,
                                               const LinkTokens& links,
                                               const std::string& token)
{
    const auto sent = find_sent(work, links, token, clock.now());
    if (!sent || sent->kind == Recipient::nobody || !sent->release.empty()) return std::nullopt;
    const auto council = work.authorities.find(sent->authority);
    return PapersHeldBack{.meeting_starts_at = sent->meeting.starts_at,
                          .meetings_phone = council ? council->meetings_phone : ""};
}

Result<PapersDoor> papers_door(UnitOfWork& work,
                               const Clock& clock,
                               const LinkTokens& links,
                               const std::string& token)
{
    const auto opened = find_live(work, links, token, clock.now());
    if (!opened) return opened.error();
    return door_of(work, *opened);
}

Result<PapersByLink> papers_to_open(UnitOfWork& work,
                                    const Clock& clock,
                                    const LinkTokens& links,
                                    const std::string& token,
                                    const std::string& device)
{
    const auto opened = find_permitted(work, clock, links, token, device);
    if (!opened) return opened.error();
    return with_release(work, links, *opened);
}

Result<PapersByLink> open_papers(UnitOfWork& work,
                                 const Clock& clock,
                                 const LinkTokens& links,
                                 const std::string& token,
                                 const std::string& device)
{
    const auto opened = find_permitted(work, clock, links, token, device);
    if (!opened) return opened.error();
    work.circulations.mark_opened(opened->authority, opened->circulation.id, clock.now());
    audit(work,
          bearer(*opened),
          clock.now(),
          {.action = Action::minutes_view,
           .object = opened->circulation.id.text(),
           .case_id = opened->family.id,
           .detail = "by=link"});
    return with_release(work, links, *opened);
}

namespace {

// Of its id, so that it stays when another action point comes or goes.
int number_of(const ActionPointId& id)
{
    std::uint32_t number = 2166136261U;
    for (const char c : id.text())
        number = (number ^ static_cast<unsigned char>(c)) * 16777619U;
    return static_cast<int>(number >> 2U) + 1;
}

Result<std::vector<ActionByLink>> actions_of_owner(UnitOfWork& work,
                                                   const Clock& clock,
                                                   const LinkTokens& links,
                                                   const AuthorityId& authority,
                                                   const ActionOwner& owner)
{
    const Date today = london_date(clock.now());
    std::vector<ActionByLink> shown;
    for (const ActionRow& row : work.actions.open_of_owner(authority, owner)) {
        if (row.action.not_before && *row.action.not_before > today) continue;
        const auto one = view_action_by_link(work, links, action_link_token(links, row.action));
        if (!one) continue;
        shown.push_back(*one);
        shown.back().number = number_of(row.action.id);
    }
    if (shown.empty()) return Refusal::link_stopped;
    return shown;
}

}  // namespace

Result<std::vector<ActionByLink>> actions_by_link(UnitOfWork& work,
                                                  const Clock& clock,
                                                  const LinkTokens& links,
                                                  const std::string& token)
{
    if (const auto one = view_action_by_link(work, links, token)) return std::vector{*one};
    if (const auto owner = work.actions.owner_by_link(links.hash(token), clock.now()))
        return actions_of_owner(work, clock, links, owner->first, owner->second);
    const auto found = work.circulations.find_by_link(links.hash(token));
    if (!found || found->second.kind != CirculationKind::actions ||
        !found->second.is_live(clock.now()))
        return Refusal::link_stopped;
    std::vector<ActionByLink> shown;
    int number = 0;
    for (const ActionPointId& id : found->second.released.actions) {
        ++number;
        const auto row = work.actions.find(found->first, id);
        if (!row || !found->second.went_to(row->action.owner)) continue;
        const auto one = view_action_by_link(work, links, action_link_token(links, row->action));
        if (!one) continue;
        shown.push_back(*one);
        shown.back().number = number;
    }
    if (shown.empty()) return Refusal::link_stopped;
    return shown;
}

Result<ActionByLink> report_by_link(UnitOfWork& work,
                                    const Clock& clock,
                                    const LinkTokens& links,
                                    const ReportActionByLink& command)
{
    const auto points = actions_by_link(work, clock, links, command.token);
    if (!points) return points.error();
    const auto point = std::ranges::find(*points, command.number, &ActionByLink::number);
    if (point == points->end())
        return invalid("number", "Choose one of the action points on this page");
    if (!command.done) return invalid("status", "Say whether it is done");
    const bool says_the_same = *command.done && is_done(point->status);
    if (command.version && *command.version != point->version && !says_the_same)
        return Error{Refusal::stale_version,
                     {{"status",
                       "Something was said about this since you opened that page. Look how it "
                       "stands now, and send it again if that is not right"}}};
    auto reported = report_progress(work,
                                    clock,
                                    links,
                                    {.token = point->token,
                                     .done = *command.done,
                                     .begun = command.begun,
                                     .progress = command.progress,
                                     .evidence = command.evidence});
    if (!reported) return reported;
    const auto mail = work.circulations.find_by_link(links.hash(command.token));
    if (mail) work.circulations.mark_opened(mail->first, mail->second.id, clock.now());
    return reported;
}

Language papers_link_language(UnitOfWork& work, const LinkTokens& links, const std::string& token)
{
    const std::string hash = links.hash(token);
    if (const auto found = work.actions.find_by_link(hash)) {
        const ActionPoint& action = found->second.action;
        const auto meeting = work.meetings.find(found->first, action.meeting);
        if (!meeting) return Language::english;
        return Candidates{work, *meeting}.language({.contact = action.owner.contact,
                                                    .member = action.owner.family_member,
                                                    .user = action.owner.user});
    }
    if (const auto owner = work.actions.owner_by_link(hash, {}))
        return owner_language(work, owner->first, owner->second);
    const auto found = work.circulations.find_by_link(hash);
    if (!found) return Language::english;
    const auto& [authority, row] = *found;
    const auto meeting = work.meetings.find(authority, row.meeting);
    if (!meeting) return Language::english;
    return language_of(work,
                       row,
                       *meeting,
                       row.invitee ? work.invitees.find(authority, *row.invitee) : std::nullopt);
}

std::optional<PapersMail> papers_mail(UnitOfWork& work,
                                      const LinkTokens& links,
                                      const OutboxMessage& message,
                                      Instant now)
{
    if (!message.circulation) return std::nullopt;
    const auto row = work.circulations.find(message.authority, *message.circulation);
    if (!row || !row->is_live(now)) return std::nullopt;
    const auto meeting = work.meetings.find(message.authority, row->meeting);
    if (!meeting) return std::nullopt;
    const bool minutes = row->kind == CirculationKind::minutes;
    const std::string token = papers_link_token(links, *row);
    if (minutes && !find_live(work, links, token, now)) return std::nullopt;
    const auto seat =
        row->invitee ? work.invitees.find(message.authority, *row->invitee) : std::nullopt;
    const AttendedTime time =
        attended(*meeting, seat ? seat->invitee.window : std::optional<AttendanceWindow>{});
    return PapersMail{.kind = row->kind,
                      .recipient = class_of(*row),
                      .reference = seat_reference(*meeting, class_of(*row), links),
                      .starts_at = time.starts_at,
                      .ends_at = time.ends_at,
                      .link_path = (minutes ? "/d/" : "/a/") + token,
                      .action_points = minutes ? 0 : static_cast<int>(row->released.actions.size()),
                      .is_corrected = takes_place_of_another(work, message.authority, *row),
                      .language = language_of(work, *row, *meeting, seat)};
}

}  // namespace quorate::core
