#include "server/pages/scheduling/check_invitations_pages.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/slots/slot_words.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/choose_time_pages.hpp"
#include "server/pages/scheduling/found_times.hpp"
#include "server/pages/scheduling/invitation_rows.hpp"
#include "server/pages/scheduling/invitations_to_check.hpp"
#include "server/pages/scheduling/needs_words.hpp"

namespace quorate::server {
namespace {

// The button that shows another e-mail: nothing is sent, and what was typed stays.
constexpr const char* show_mail = "mail";

struct Said {
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

std::string times_url(const TimeToCheck& asked)
{
    return choose_time_url(asked.family, asked.type, {.children = asked.children});
}

std::string when_words(const InvitationsToCheck& made)
{
    const core::TimeAndPlace& asked = made.draft.when_and_where;
    const core::Instant starts = core::london_instant(*asked.date + *asked.time);
    return core::long_date(*asked.date) + ", " +
           times_text(starts, starts + std::chrono::minutes{asked.length_minutes});
}

std::string held_words(const InvitationsToCheck& made)
{
    const std::string where = !made.room_name.empty()     ? made.room_name
                              : !made.needs.venue.empty() ? made.needs.venue
                                                          : "By video";
    std::string words = when_words(made) + ". " + where + ".";
    if (made.hold)
        words += " Held for you until " + core::london_clock_time(made.hold->held_until) + ".";
    return words;
}

// Whether two of the family who must not meet are invited: then the time before the meeting is
// not for both.
bool keeps_family_apart(const InvitationsToCheck& made)
{
    const auto is_asked = [&](const core::FamilyMemberId& member) {
        return std::ranges::any_of(made.draft.invitees, [&](const core::SeatRequest& seat) {
            return seat.holder.member == member;
        });
    };
    return made.needs.family_minutes_before > 0 &&
           std::ranges::any_of(made.choices.must_not_meet, [&](const core::MustNotMeet& pair) {
               return is_asked(pair.one) && is_asked(pair.other);
           });
}

// Of a meeting with parts, only those who are there from its start. Their invitations ask them to,
// but where two must not meet: there somebody has to say whom.
std::string who_comes_early(const InvitationsToCheck& made)
{
    const bool is_written = !keeps_family_apart(made);
    const auto& invitees = made.draft.invitees;
    const bool is_split = std::ranges::any_of(
        invitees, [](const core::SeatRequest& seat) { return seat.window.has_value(); });
    if (!is_split)
        return is_written ? "The family’s invitations ask them to come then."
                          : "The family’s invitations give the start of the meeting; ask whoever "
                            "is to come earlier.";
    std::string names;
    bool has_others = false;
    for (const core::SeatRequest& seat : invitees) {
        if (!core::is_family(seat.holder)) continue;
        const auto person =
            std::ranges::find(made.choices.candidates, seat.holder, &core::Candidate::holder);
        const bool is_first = !seat.window || seat.window->from == std::chrono::minutes{0};
        if (!is_first || person == made.choices.candidates.end())
            has_others = true;
        else
            names += (names.empty() ? "" : " and ") + person->name.reveal();
    }
    const std::string early = is_written ? "Asked to come then, by invitation: " + names + "."
                                         : "Ask " + names + " to come earlier.";
    return (names.empty() ? std::string{"Nobody of the family comes to its start."} : early) +
           (has_others ? " The others of the family come at their own time." : "");
}

// The family's time, and who of them knows of it.
std::string early_words(const InvitationsToCheck& made)
{
    using std::chrono::minutes;
    const core::MeetingNeeds& needs = made.needs;
    if (needs.family_minutes_before == 0) return {};
    const core::TimeAndPlace& asked = made.draft.when_and_where;
    const core::Instant starts = core::london_instant(*asked.date + *asked.time);
    const minutes before{needs.family_minutes_before};
    const core::Instant ends =
        starts + minutes{asked.length_minutes} + minutes{needs.debrief_minutes_after};
    const bool has_room = !asked.room.empty();
    return std::string{has_room ? "Chair and room are kept from " : "The chair is kept from "} +
           core::london_clock_time(starts - before) + " to " + core::london_clock_time(ends) +
           ": " + core::length_in_words(before) + " with the family first. " +
           who_comes_early(made);
}

std::vector<View> fields_for(const InvitationsToCheck& made,
                             const MeetingForm& form,
                             const std::vector<core::FieldError>& errors)
{
    std::vector<View> fields;
    if (made.needs.mode != core::MeetingMode::in_person)
        fields.push_back(text_input({.name = "video_link",
                                     .label = "Video link",
                                     .value = form.video_link,
                                     .hint = "It starts with https:// and is not sent by e-mail",
                                     .error = error_for(errors, "video_link"),
                                     .autocomplete = "off"}));
    if (made.late)
        for (View& field : late_fields(form, made.choices, *made.late, errors))
            fields.push_back(std::move(field));
    for (View& field : confirm_fields(form, errors))
        fields.push_back(std::move(field));
    return fields;
}

bool has_a_field(const std::string& field)
{
    static const std::set<std::string> fields{"video_link",
                                              "late_authoriser",
                                              "late_reason_code",
                                              "late_reason",
                                              "invitees",
                                              "confirm_quorum",
                                              "confirm_duplicate",
                                              "confirm_room",
                                              "confirm_busy",
                                              "confirm_hours",
                                              "confirm_meet"};
    return fields.contains(field);
}

// A hold that has run out, and what is wrong with the time itself.
std::vector<View> notices_for(const InvitationsToCheck& made,
                              const TimeToCheck& asked,
                              const Said& said)
{
    const std::string again = times_url(asked);
    std::vector<View> notices;
    std::string others;
    for (const core::FieldError& each : said.errors)
        if (!has_a_field(each.field)) others += each.message + ". ";
    if (!others.empty())
        notices.push_back(alert(Alert::error,
                                {.strong = "This time cannot be booked.",
                                 .text = others,
                                 .link = "Choose another time",
                                 .link_url = again}));
    for (const core::InterpreterNeed& need : made.interpreters)
        if (!need.is_asked)
            notices.push_back(alert(
                Alert::warning,
                made.has_interpreters
                    ? AlertText{.strong = interpreter_words(need) + ".",
                                .link = "Add one to those who are invited",
                                .link_url = needs_url(asked.family, asked.type, asked.children) +
                                            "#other-people"}
                    : AlertText{.strong = interpreter_words(need) + ".",
                                .text = "No interpreter is in the directory yet. Add one as "
                                        "a contact with the job Interpreter, then add them to "
                                        "those who are invited.",
                                .link = "Add an interpreter to the directory",
                                .link_url = directory_url("contacts")}));
    for (View& each : help_notices(
             made.choices, made.missing_help, needs_url(asked.family, asked.type, asked.children)))
        notices.push_back(std::move(each));
    if (core::usually_has_family(asked.type) &&
        std::ranges::none_of(made.draft.invitees, [](const core::SeatRequest& seat) {
            return core::is_family(seat.holder);
        }))
        notices.push_back(alert(Alert::warning,
                                {.strong = "Nobody of the family is invited.",
                                 .link = "Change who is invited",
                                 .link_url = needs_url(asked.family, asked.type, asked.children)}));
    if (const std::string early = early_words(made); !early.empty())
        notices.push_back(alert(Alert::information, {.text = early}));
    if (keeps_family_apart(made))
        notices.push_back(
            alert(Alert::warning,
                  {.strong = "Two of the family must not meet: the time before the meeting is not "
                             "for both.",
                   .text = "Decide whose it is, and tell the chair.",
                   .link = "Change the time before the meeting",
                   .link_url = needs_url(asked.family, asked.type, asked.children)}));
    if (!made.hold)
        notices.push_back(alert(
            Alert::warning,
            {.strong = "This time is not held for you any more.",
             .text = "Nothing was sent, and nothing you asked for is lost. You can still send the "
                     "invitations if nobody has taken the time since.",
             .link = "Choose a time again",
             .link_url = again}));
    return notices;
}

View preview_view(const std::optional<InvitationPreview>& preview)
{
    if (!preview) return View{false};
    View made;
    made["preview_for"] = preview->recipient;
    made["subject"] = preview->mail.subject;
    made["from"] = preview->from;
    made["content"] = preview->mail.text;
    made["has_choice"] = preview->seats.size() > 1;
    std::vector<Option> options;
    for (const PreviewSeat& each : preview->seats)
        options.push_back({number_text(each.number), each.name});
    made["whose"] = select({.name = "mail",
                            .label = "Whose e-mail?",
                            .options = std::move(options),
                            .chosen = number_text(preview->seat)});
    made["show"] = button({.label = "Show this e-mail",
                           .look = ButtonLook::secondary,
                           .name = "step",
                           .value = show_mail});
    return made;
}

// Whose e-mail is to be shown, by the number of their seat.
std::optional<std::size_t> mail_asked(const Request& request)
{
    const Fields& fields = request.method == Method::post ? form_of(request) : request.query;
    const auto number = whole_number(fields.get("mail"));
    if (!number || *number < 1) return std::nullopt;
    return static_cast<std::size_t>(*number);
}

View hidden_fields(const TimeToCheck& asked)
{
    std::vector<View> hidden{hidden_input("family", asked.family.text()),
                             hidden_input("type", code(asked.type)),
                             hidden_input("slot", slot_text(asked.slot))};
    hide_children(asked.children, hidden);
    return view_list(hidden, std::identity{});
}

std::string eyebrow(const InvitationsToCheck& made)
{
    return "Step 2 of 2. " + about_family(made.choices, made.needs);
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const TimeToCheck& asked,
              const std::optional<MeetingForm>& form = {},
              const Said& said = {})
{
    const auto found = invitations_to_check(app, actor, asked, form, mail_asked(request));
    if (!found) return refusal_page(app, request, actor, found.error());
    const InvitationsToCheck& made = *found;
    std::vector<core::FieldError> at_fields = said.errors;
    std::erase_if(at_fields, [](const auto& each) { return !has_a_field(each.field); });
    const std::string url = "/meetings/holds/" + asked.hold.text();
    const std::vector<View> others = not_invited_rows(made.choices, made.needs);

    View page;
    page["error_summary"] = error_summary(at_fields);
    page["head"] = page_head({.heading = "Check and send invitations",
                              .sub = held_words(made),
                              .eyebrow = eyebrow(made)});
    page["notices"] = view_list(notices_for(made, asked, said), std::identity{});
    page["save_url"] = url;
    page["hidden"] = hidden_fields(asked);
    page["invitees_error"] = error_for(at_fields, "invitees");
    page["people"] = invitation_rows(made.choices, made.needs, made.draft);
    page["needs_url"] = needs_url(asked.family, asked.type, asked.children);
    page["has_others"] = !others.empty();
    page["others"] = view_list(others, std::identity{});
    page["family_url"] = family_url(asked.family);
    page["fields"] =
        view_list(fields_for(made, form.value_or(MeetingForm{}), at_fields), std::identity{});
    page["send"] = button({.label = "Send invitations"});
    page["quorum"] = quorum_box(
        core::quorum_if_invited(made.choices, asked.type, asked.slot.chair, made.draft.invitees),
        core::QuorumBasis::invited);
    page["preview"] = preview_view(made.preview);
    page["release_url"] = made.hold ? url + "/release" : std::string{};
    return html_page(app,
                     request,
                     actor,
                     "scheduling/check_invitations",
                     {.title = "Check and send invitations",
                      .section = Section::needs_a_date,
                      .back = {"Back to times", times_url(asked)},
                      .status = said.status},
                     std::move(page));
}

// Back from the meeting that this hold became: nothing is left to be sent.
std::optional<Response> sent_already(App& app, const Request& request, const core::Actor& actor)
{
    using Booked = std::optional<core::MeetingId>;
    const auto booked = app.read(actor, [&](core::UnitOfWork& work) -> core::Result<Booked> {
        Booked meeting = work.meetings.booked_with(actor.authority, core::HoldId{request.value(0)});
        if (meeting &&
            !core::permitted_meeting(work, actor, core::Action::meeting_view, *meeting, app.now()))
            meeting.reset();
        return meeting;
    });
    if (!booked || !*booked) return std::nullopt;
    return done(meeting_url(**booked), "invitations-sent");
}

}  // namespace

Response get_check_invitations(App& app, const Request& request, const core::Actor& actor)
{
    if (auto sent = sent_already(app, request, actor)) return *std::move(sent);
    const auto asked = time_to_check(app, request, actor, request.query);
    if (!asked) return refusal_page(app, request, actor, asked.error());
    return show(app, request, actor, *asked);
}

Response post_check_invitations(App& app, const Request& request, const core::Actor& actor)
{
    if (auto sent = sent_already(app, request, actor)) return *std::move(sent);
    const Fields fields = form_of(request);
    const auto asked = time_to_check(app, request, actor, fields);
    if (!asked) return refusal_page(app, request, actor, asked.error());
    const MeetingForm form = meeting_form_of(fields);
    if (fields.get("step") == show_mail) return show(app, request, actor, *asked, form);
    const auto booked =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::MeetingId> {
            const core::MeetingTools tools = meeting_tools(app);
            const auto needs = core::meeting_needs(
                work, tools, actor, asked->family, asked->type, asked->children);
            if (!needs) return needs.error();
            return core::schedule_meeting(work, tools, actor, draft_to_send(*asked, *needs, form));
        });
    if (booked) return done(meeting_url(*booked), "meeting-booked");
    const core::Error error = core::with_meeting_field(booked.error());
    if (is_taken(error.refusal))
        return show_times_after_race(
            app, request, actor, asked->family, asked->type, {.children = asked->children}, error);
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(app,
                request,
                actor,
                *asked,
                form,
                {.errors = error.fields, .status = refusal_status(error.refusal)});
}

Response post_release_hold(App& app, const Request& request, const core::Actor& actor)
{
    const auto asked = time_to_check(app, request, actor, form_of(request));
    if (!asked) return refusal_page(app, request, actor, asked.error());
    const auto released = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::release_hold(work, app.clock, actor, asked->hold);
    });
    // One that has run out is let go already.
    if (!released && released.error().refusal != core::Refusal::not_found)
        return refusal_page(app, request, actor, released.error());
    return done(times_url(*asked), "time-released");
}

}  // namespace quorate::server
