#include "server/pages/meetings/meeting_pages.hpp"
#include "server/pages/actions/action_send_pages.hpp"

#include <functional>

#include "core/circulation/record_clocks.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/resend_message.hpp"
#include "core/replies/earlier_note.hpp"
#include "core/replies/look_at_reply.hpp"
#include "db/session/confinement.hpp"
#include "server/app/make_mailer.hpp"
#include "server/app/page.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/attendance_parts.hpp"
#include "server/pages/meetings/held_together_pages.hpp"
#include "server/pages/meetings/mailed_reply_views.hpp"
#include "server/pages/meetings/meeting_next_steps.hpp"
#include "server/pages/meetings/meeting_papers.hpp"
#include "server/pages/meetings/meeting_sent_views.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/meeting_warnings.hpp"
#include "server/pages/meetings/own_reply_pages.hpp"
#include "server/pages/meetings/seat_ledger_views.hpp"
#include "server/pages/preparation/preparation_pages.hpp"
#include "server/pages/preparation/preparation_views.hpp"
#include "server/pages/record/record_clock_views.hpp"
#include "server/pages/scheduling/chain_views.hpp"

namespace quorate::server {
namespace {

using core::MeetingId;
using core::MeetingView;

core::Result<MeetingView> viewed(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_meeting(work, meeting_tools(app), actor, MeetingId{request.value(0)});
    });
}

// In which working days are counted.
core::WorkingCalendar local_calendar(App& app, const core::Actor& actor)
{
    return app.database.read([&](core::UnitOfWork& work) {
        return core::calendars_of(work, actor.authority, app.bank_holidays).local;
    });
}

std::optional<core::ChainView> chain_of(App& app, const core::Actor& actor, const MeetingId& id)
{
    using Found = std::optional<core::ChainView>;
    const auto chain = app.read(actor, [&](core::UnitOfWork& work) -> core::Result<Found> {
        return core::chain_with(work, meeting_tools(app), actor.authority, id);
    });
    return chain ? *chain : std::nullopt;
}

// What somebody wrote, so that more can follow it.
std::string as_sentence(std::string words)
{
    if (!words.empty() && std::string_view{".!?"}.find(words.back()) == std::string_view::npos)
        words += '.';
    return words;
}

core::MeetingWatch watch_of(App& app, const core::Actor& actor, const MeetingView& view)
{
    const auto watch =
        app.read(actor, [&](core::UnitOfWork& work) -> core::Result<core::MeetingWatch> {
            return core::watch_meeting(work, view, app.now());
        });
    return watch ? *watch : core::MeetingWatch{};
}

// For whoever may put its pack together.
std::optional<core::PackStanding> pack_of(App& app,
                                          const core::Actor& actor,
                                          const core::MeetingId& meeting)
{
    return app.database.read([&](core::UnitOfWork& work) {
        return core::pack_standing(work, meeting_tools(app), actor, meeting);
    });
}

// For whoever may give them.
std::vector<core::HandLetter> letters_for(App& app,
                                          const core::Actor& actor,
                                          const core::Meeting& meeting)
{
    using Letters = std::vector<core::HandLetter>;
    const auto letters = app.read(actor, [&](core::UnitOfWork& work) -> core::Result<Letters> {
        const core::MeetingTools tools = meeting_tools(app);
        if (!core::may_give_letters(work, tools, actor, meeting.id)) return Letters{};
        return core::letters_of(work, tools, meeting);
    });
    return letters ? *letters : Letters{};
}

// What they wrote with a reply that has lapsed, or what whoever had the seat before them did.
std::string earlier_note(const MeetingView& view, const core::Invitee& seat)
{
    if (seat.reply_note.empty()) return {};
    const bool is_of_another = seat.replied_at && *seat.replied_at <= seat.created_at &&
                               !deputy_text(view, seat.id).empty();
    if (is_of_another) return seat.reply_note.reveal();
    const auto answered = core::answered_time(view.messages, seat);
    const std::string when =
        answered ? "for " + core::london_short_time(answered->starts_at) + ", " : std::string{};
    return "Wrote " + when + "before the meeting was moved: " + seat.reply_note.reveal();
}

std::string reply_note(const core::InviteeEntry& seat, const MeetingView& view)
{
    const core::Invitee& invitee = seat.invitee;
    if (invitee.reply == core::Reply::none) {
        const bool is_chair = invitee.holder.user == view.meeting.chair;
        const std::string earlier = earlier_note(view, invitee);
        if (is_chair || !invitee.email.empty()) return earlier;
        return "By hand, with a letter" + (earlier.empty() ? earlier : ". " + earlier);
    }
    std::string note;
    if (!invitee.deputy_name.empty()) note = "Deputy: " + invitee.deputy_name.reveal() + ". ";
    if (invitee.replied_at) note += core::short_date(core::london_date(*invitee.replied_at));
    if (!invitee.reply_note.empty()) note += ": " + invitee.reply_note.reveal();
    return note;
}

bool is_held(const core::Meeting& meeting)
{
    return meeting.status == core::MeetingStatus::held;
}

bool is_cancelled(const core::Meeting& meeting)
{
    return meeting.status == core::MeetingStatus::cancelled;
}

// Of a change at short notice.
std::string change_text(const MeetingView& view, const core::Invitee& seat)
{
    const auto change = view.changes_seen.find(seat.id);
    if (change == view.changes_seen.end()) return {};
    if (is_cancelled(view.meeting)) {
        if (change->second.sequence < seat.sequence) return {};  // it was another change
        return change->second.seen_at ? "Has seen that it is off" : "Not yet confirmed: phone them";
    }
    return change->second.seen_at ? "Has seen the change" : "Not yet confirmed: phone them";
}

View person_row(const core::InviteeEntry& seat, const MeetingView& view)
{
    const core::Meeting& meeting = view.meeting;
    const core::UserId& chair = meeting.chair;
    const bool is_chair = seat.invitee.holder.user == chair;
    View row;
    row["name"] = text(seat.name.reveal());
    row["about"] = is_chair ? std::string{"Chair"} : seat_text(seat);
    row["requirement"] = text(label(seat.invitee.requirement));
    row["deputy_of"] = text(deputy_text(view, seat.invitee.id));
    row["when"] = part_text(meeting, seat.invitee.window);
    row["change"] = is_held(meeting) ? std::string{} : change_text(view, seat.invitee);
    row["column"] = is_held(meeting) ? "Came" : "Reply";
    if (is_held(meeting)) {
        row["reply"] = came_chip(seat.invitee.attendance);
        row["reply_note"] = seat.invitee.deputy_name.empty()
                                ? std::string{}
                                : "Deputy: " + seat.invitee.deputy_name.reveal();
        row["tone"] = "is-quiet";
        return row;
    }
    const bool is_awaited = seat.invitee.reply == core::Reply::none && !is_chair;
    row["reply"] = reply_chip(seat, chair);
    row["reply_note"] = reply_note(seat, view);
    const bool is_trouble = seat.is_deserted() || seat.invitee.reply == core::Reply::cannot_come ||
                            seat.invitee.reply == core::Reply::wrong_person;
    row["tone"] = is_trouble ? "is-late" : is_awaited ? "is-soon" : "is-ok";
    return row;
}

// What was sent to them and what became of it; and that they do not know of the meeting.
View with_ledger(View row,
                 const core::InviteeEntry& seat,
                 const MeetingView& view,
                 core::Instant now)
{
    const core::Meeting& meeting = view.meeting;
    const bool is_to_come = core::is_to_come(meeting, now);
    const bool may_hand =
        is_to_come && view.may_change && seat.invitee.reply == core::Reply::deputy;
    row["hand_url"] = may_hand ? seat_url(meeting.id, seat.invitee.id, "hand") : std::string{};
    row["undelivered"] = is_to_come ? undelivered_text(view, seat.invitee) : std::string{};
    const core::OutboxMessage* const lost =
        core::undelivered(seat.invitee, view.messages, view.told);
    const bool is_held = lost != nullptr && lost->state == core::MessageState::held;
    row["mend_url"] =
        is_held || !is_to_come ? std::string{} : seat_url(meeting.id, seat.invitee.id, "recall");
    const bool is_wrong = lost != nullptr && core::waits_for_address(*lost);
    row["address_url"] =
        is_wrong ? seat_url(meeting.id, seat.invitee.id, "address") : std::string{};
    row["history"] = ledger_rows(view, seat.invitee.holder);
    row["history_some"] = !row.get("history")->list_value().empty();
    return row;
}

int trouble(const core::InviteeEntry& seat, const core::Meeting& meeting)
{
    if (is_held(meeting)) return 2;
    switch (seat.invitee.reply) {
        case core::Reply::wrong_person:
        case core::Reply::cannot_come:
            return 0;
        case core::Reply::none:
            return seat.invitee.holder.user == meeting.chair ? 2 : 1;
        default:
            return 2;
    }
}

// Trouble first, as it was ordered within.
View people(const MeetingView& view, bool family, core::Instant now)
{
    kainjow::mustache::list rows;
    for (int rank = 0; rank < 3; ++rank)
        for (const core::InviteeEntry& seat : view.seats)
            if (core::is_family(seat.invitee.holder) == family &&
                trouble(seat, view.meeting) == rank)
                rows.push_back(with_ledger(person_row(seat, view), seat, view, now));
    return View{rows};
}

// "Chair and room from 09:30 to 12:15": for staff alone, where that is not the meeting's own time.
std::string needed_text(const core::Meeting& meeting)
{
    if (meeting.family_minutes_before == 0 && meeting.debrief_minutes_after == 0) return {};
    return std::string{meeting.room ? "Chair and room" : "Chair"} + " from " +
           times_text(core::needed_from(meeting), core::needed_until(meeting));
}

View place_card(const MeetingView& view, core::Instant now)
{
    const core::Meeting& meeting = view.meeting;
    View card;
    card["day"] = core::long_date(core::london_date(meeting.starts_at));
    card["times"] = times_text(meeting.starts_at, meeting.ends_at);
    card["needed"] = needed_text(meeting);
    card["where"] = where_text(view.listing);
    card["room_svg"] = icon(meeting.mode == core::MeetingMode::video ? "video" : "room");
    card["video_link"] = meeting.video_link;
    card["chair"] = text(view.listing.chair_name.reveal());
    card["chair_lost"] = has_lost_chair(view, now) ? chip(Chip::late, "Cannot come") : View{false};
    card["reference"] = meeting.reference;
    card["family_reference"] = view.family_reference;
    card["last_day"] = view.due ? short_last_day(*view.due) : std::string{};
    card["dates_url"] = view.may_open_family ? dates_url(meeting.case_id) : std::string{};
    card["late_code"] =
        meeting.late_reason_code ? std::string{label(*meeting.late_reason_code)} : std::string{};
    card["late_reason"] = as_sentence(meeting.late_reason.reveal());
    card["late_authoriser"] = text(view.late_authoriser_name.reveal());
    card["change_label"] =
        text(is_cancelled(meeting) ? "Why it was cancelled" : "Why it was changed");
    card["change_reason"] = text(meeting.change_reason.reveal());
    return card;
}

// Replies say who will come; once it has begun, the register says who is there.
core::QuorumBasis basis_now(const core::Meeting& meeting)
{
    return meeting.opened_at ? core::QuorumBasis::at_table : core::QuorumBasis::replies;
}

const core::Quorum& quorum_now(const MeetingView& view)
{
    return view.meeting.opened_at ? view.at_table : view.by_replies;
}

View header_chips(const MeetingView& view)
{
    kainjow::mustache::list chips;
    if (view.meeting.status == core::MeetingStatus::cancelled)
        chips.push_back(chip(Chip::none, "Cancelled"));
    else if (view.meeting.status == core::MeetingStatus::held)
        chips.push_back(held_chip(view.at_table));
    else if (view.by_replies.state != core::QuorumState::not_needed)
        chips.push_back(quorum_basis_chip(quorum_now(view), basis_now(view.meeting)));
    if (view.meeting.late_authoriser || core::is_after_limit(view))
        chips.push_back(chip(Chip::late, "After the last day"));
    return View{chips};
}

// What came by e-mail, for those who may say what it means.
View mailed_box(App& app, const core::Actor& actor, const core::Meeting& meeting)
{
    const auto replies = app.database.read([&](core::UnitOfWork& work) {
        return core::mailed_replies(work, meeting_tools(app), actor, meeting);
    });
    if (replies.empty()) return View{false};
    View box;
    box["waiting"] = waiting_rows(replies, meeting.id);
    box["waiting_some"] = !box.get("waiting")->list_value().empty();
    box["noted"] = noted_rows(replies);
    box["noted_some"] = !box.get("noted")->list_value().empty();
    return box;
}

// Says so whenever `look` gives another version than `seen`; ends when it gives none.
Task<void> tell_changes(EventSink& sink, std::function<int()> look, int seen)
{
    bool there = co_await sink.send("retry: 5000\n\n");
    for (int rounds = 0; there && rounds < 400; ++rounds) {
        co_await sink.wait(2);
        const int version = co_await sink.on_worker(look);
        if (version == 0) co_return;
        if (version > 0 && version != seen) {
            seen = version;
            there = co_await sink.send("event: changed\ndata: " + std::to_string(version) + "\n\n");
        } else if (rounds % 8 == 7) {
            there = co_await sink.send(": still here\n\n");
        }
    }
}

}  // namespace

Response get_meeting(App& app, const Request& request, const core::Actor& actor)
{
    const auto view = viewed(app, request, actor);
    if (!view) return refusal_page(app, request, actor, view.error());
    if (view->is_reduced) return invited_page(app, request, actor, *view);

    const core::Meeting& meeting = view->meeting;
    const std::string reference = view->listing.case_reference;
    PageHead head{.heading = family_text(
                      view->family_name, view->children, core::london_date(meeting.starts_at)),
                  .eyebrow = std::string{label(meeting.type)} + ", " + reference};
    if (view->may_change && meeting.status == core::MeetingStatus::scheduled && !meeting.opened_at)
        head.buttons = {{"Change the time or place", meeting_url(meeting.id, "move")},
                        {"Cancel the meeting", meeting_url(meeting.id, "cancel")}};
    View page;
    page["head"] = page_head(head);
    page["chips"] = header_chips(*view);
    page["tabs"] = meeting_tabs(actor, meeting, "");
    const auto chain = chain_of(app, actor, meeting.id);
    const core::MeetingWatch watch = watch_of(app, actor, *view);
    std::vector<View> warnings = who_meets_alerts(view->would_meet, meeting, view->may_change);
    if (view->reconvene_by)
        warnings.push_back(
            alert(Alert::warning,
                  {.strong = "Adjourned: quorum was not met.",
                   .text = "Hold it again by " + core::long_date(*view->reconvene_by) + ".",
                   .link = "The plan until then",
                   .link_url = meeting_url(meeting.id, "register")}));
    if (View untold = owners_to_tell_alert(app, actor, meeting.id); !untold.is_false())
        warnings.push_back(std::move(untold));
    add_who_died(*view, warnings);
    add_not_told(*view, warnings);
    add_poll_notes(app, actor, meeting, warnings);
    page["warnings"] = view_list(warnings, std::identity{});
    const std::vector<core::HandLetter> letters = letters_for(app, actor, meeting);
    page["letters_url"] = letters.empty() ? std::string{} : meeting_url(meeting.id, "letters");
    const auto prepared = prepared_beside(app, actor, meeting.id);
    page["next"] = with_preparation_steps(next_steps(*view,
                                                     watch,
                                                     letters,
                                                     chain,
                                                     pack_of(app, actor, meeting.id),
                                                     papers_of(app, actor, meeting),
                                                     local_calendar(app, actor),
                                                     app.now()),
                                          prepared);
    page["said"] = prepared ? childrens_views(*prepared) : View{kainjow::mustache::list{}};
    page["said_some"] = !page.get("said")->list_value().empty();
    page["unsettled"] = unsettled_views(prepared, app.now());
    page["unsettled_some"] = !page.get("unsettled")->list_value().empty();
    page["preparation_url"] = preparation_url(meeting.id);
    page["interpreters"] = view_list(watch.interpreters, [](const core::InterpreterNeed& need) {
        View row;
        row["language"] = need.language;
        row["name"] = text(need.name.reveal());
        row["missing"] = !need.is_asked;
        return row;
    });
    page["decision_letters"] = decision_letters_line(app, actor, meeting);
    const auto clocks = app.database.read([&](core::UnitOfWork& work) {
        return core::record_clocks_beside(work, case_tools(app), actor, meeting.id);
    });
    page["clocks_some"] = clocks.has_value();
    page["clocks"] = clocks ? clock_lines(*clocks) : View{kainjow::mustache::list{}};
    page["record_url"] = meeting_url(meeting.id, "minutes/agree");
    page["decision_letters_url"] = meeting_url(meeting.id, "decision-letter");
    const bool writes_to_children =
        is_held(meeting) && core::is_for_family(meeting.type) &&
        core::permit_role_or_chair(actor, core::Action::redaction_create);
    page["child_letters_url"] =
        writes_to_children ? meeting_url(meeting.id, "child-letters") : std::string{};
    page["next_some"] = page.get("next")->list_value().size() > 0;
    page["live_url"] = meeting_url(meeting.id, "events");
    page["professionals"] = people(*view, false, app.now());
    page["family"] = people(*view, true, app.now());
    page["family_some"] = !page.get("family")->list_value().empty();
    page["column"] = is_held(meeting) ? "Came" : "Reply";
    page["people_caption"] =
        is_held(meeting) ? "Who was invited, and who came" : "Who is invited, and their replies";
    page["invitees_url"] = meeting_url(meeting.id, "invitees");
    page["invitees_link"] = meeting.status == core::MeetingStatus::scheduled
                                ? "Invite someone else or record a reply"
                                : "See who was invited";
    page["mailed"] = mailed_box(app, actor, meeting);
    page["ended"] = ended_rows(*view);
    page["ended_some"] = !view->ended.empty();
    page["quorum"] =
        is_cancelled(meeting) ? View{false} : quorum_box(quorum_now(*view), basis_now(meeting));
    page["place"] = place_card(*view, app.now());
    page["together"] = together_card(chain, meeting.id, view->may_open_family);
    const bool may_add = view->may_change && core::is_to_come(meeting, app.now()) &&
                         core::permit_role(actor, core::Action::meeting_create);
    page["held_with"] = held_with_card(*view, may_add);
    page["ledger"] = sent_ledger(view->messages);
    page["ledger_some"] = !view->messages.empty();
    page["sent_url"] = meeting_url(meeting.id, "sent");
    page["held_mail_url"] = shows_held_mail(app.settings) ? "/mail" : "";
    return html_page(app,
                     request,
                     actor,
                     "meetings/meeting",
                     {.title = "Meeting " + reference,
                      .section = Section::meetings,
                      .back = {"Back to meetings", meetings_url()}},
                     std::move(page));
}

Response get_meeting_sent(App& app, const Request& request, const core::Actor& actor)
{
    const auto view = viewed(app, request, actor);
    if (!view) return refusal_page(app, request, actor, view.error());
    if (view->is_reduced) return refusal_page(app, request, actor, {core::Refusal::not_permitted});
    View page;
    page["head"] = page_head({.heading = "Messages",
                              .sub = when_text(view->meeting),
                              .eyebrow = view->listing.case_reference});
    page["tabs"] = meeting_tabs(actor, view->meeting, "sent");
    page["rows"] = sent_rows(*view, app.now());
    page["nothing"] = view->messages.empty()
                          ? empty_state({.heading = "Nothing has been sent",
                                         .text = "Nobody on this meeting is written to by e-mail.",
                                         .icon = "information"})
                          : View{false};
    return html_page(app,
                     request,
                     actor,
                     "meetings/sent",
                     {.title = "Messages for " + view->listing.case_reference,
                      .section = Section::meetings,
                      .back = {"Back to the meeting", meeting_url(view->meeting.id)}},
                     std::move(page));
}

Response post_meeting_sent_again(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingId id{request.value(0)};
    const auto sent = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::resend_message(
            work, meeting_tools(app), actor, id, core::OutboxMessageId{request.value(1)});
    });
    if (!sent) return refusal_page(app, request, actor, sent.error());
    return done(meeting_url(id, "sent"), "sent-again");
}

Response get_meeting_events(App& app, const Request& request, const core::Actor& actor)
{
    // Asked once with its own answer, so that a refusal has its status; then looked at again and
    // again, with the permission.
    const auto look = [&app, actor, id = MeetingId{request.value(0)}]() -> int {
        const db::Confinement confined{actor.authority};  // also on the stream's own threads
        try {
            const auto version = app.database.read([&](core::UnitOfWork& work) {
                return core::meeting_replies_version(work, meeting_tools(app), actor, id);
            });
            return version ? *version : 0;
        } catch (const db::Failure&) {
            return -1;  // the database will be back; the page keeps waiting
        }
    };
    const int first = look();
    if (first == 0) return refusal_page(app, request, actor, {core::Refusal::not_found});

    Response response;
    response.with("Content-Type", "text/event-stream").with("Cache-Control", "no-store");
    response.events = [look, first](EventSink& sink) { return tell_changes(sink, look, first); };
    return response;
}

}  // namespace quorate::server
