#include "server/pages/record/papers_pages.hpp"

#include <algorithm>
#include <functional>

#include "core/circulation/papers_copy.hpp"
#include "core/circulation/record_reach.hpp"
#include "core/circulation/send_correction.hpp"
#include "core/circulation/send_papers.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/preparation/kept_away_views.hpp"
#include "server/pages/record/asked_corrections.hpp"
#include "server/pages/record/papers_chips.hpp"
#include "server/pages/record/papers_ledger.hpp"
#include "server/pages/record/record_clock_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"

namespace quorate::server {
namespace {

// What was ticked, when the page is shown again; nothing ticked by hand yet shows the defaults.
struct Draft {
    std::optional<std::vector<core::InviteeId>> seats = {};
    bool family_checked = false;
    bool with_actions = true;
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

// What waits can be prepared again once it would say something else.
bool can_send(const core::PapersRecipient& recipient, const std::string& digest)
{
    const bool waits = recipient.waiting && recipient.waiting_digest == digest;
    return !recipient.release.empty() && !recipient.live && !waits;
}

std::string gets(const core::Release& release)
{
    std::string words;
    const auto add = [&words](std::size_t count, const char* one, const char* many) {
        if (count > 0) words += (words.empty() ? "" : ", ") + counted(count, one, many);
    };
    add(release.sections.size(), "part", "parts");
    add(release.decisions.size(), "decision", "decisions");
    add(release.actions.size(), "action point", "action points");
    add(release.plan.size(), "part of the plan", "parts of the plan");
    return words.empty() ? "Nothing" : words;
}

View recipient_view(App& app,
                    const core::PapersPlan& plan,
                    const core::PapersRecipient& recipient,
                    const core::RecordReach& reach,
                    const Draft& draft,
                    const core::PapersRecipient* shown)
{
    const core::InviteeId& seat = recipient.seat.invitee.id;
    const core::MeetingId& meeting = plan.file.file.meeting.id;
    const std::string digest =
        core::copy_digest(app.links, core::as_corrected(plan, recipient).value_or(recipient));
    const auto found = std::ranges::find(reach.missing, seat, &core::MissingCopy::seat);
    const core::MissingCopy* missing = found == reach.missing.end() ? nullptr : &*found;
    const bool chosen = draft.seats ? std::ranges::count(*draft.seats, seat) > 0
                                    : recipient.kind == core::Recipient::professional &&
                                          recipient.trouble == core::AddressTrouble::none &&
                                          !was_taken_back(missing);
    const bool is_family = recipient.kind == core::Recipient::family;
    View view;
    view["tone"] = is_family ? "is-soon" : "is-ok";
    view["can_send"] = can_send(recipient, digest);
    view["digest_field"] = "digest-" + seat.text();
    view["digest"] = digest;
    view["state_words"] = state_words(recipient, missing, digest);
    view["field"] = "seat-" + seat.text();
    view["seat"] = seat.text();
    view["name"] = recipient.seat.name.reveal();
    view["job"] = recipient.seat.job +
                  (recipient.seat.agency_name.empty() ? "" : ", " + recipient.seat.agency_name);
    view["choose_label"] = "Send to " + recipient.seat.name.reveal();
    view["ticked"] = chosen;
    view["gets"] = recipient.why_nothing.empty() ? gets(recipient.release) : recipient.why_nothing;
    view["chips"] = view_list(
        chips_for(recipient, plan.papers, missing, core::has_lapsed(plan, recipient, app.links)),
        [](const View& each) { return each; });
    view["how"] = recipient.email.empty() ? "By hand" : "Link by e-mail";
    view["trouble"] = trouble_words(recipient.trouble);
    view["look_url"] = record_url(meeting, "papers") + "?who=" + seat.text() + "#copy";
    view["choose_url"] =
        recipient.kind == core::Recipient::nobody ? std::string{} : share_url(meeting, seat);
    view["is_shown"] = shown == &recipient;
    return view;
}

// Whether the very copy that puts right what they have waits for a colleague already.
bool waits_corrected(App& app, const core::PapersPlan& plan, const core::PapersRecipient& recipient)
{
    const auto corrected = core::as_corrected(plan, recipient);
    return corrected && recipient.waiting &&
           recipient.waiting_digest == core::copy_digest(app.links, *corrected);
}

// In the place of that form when nothing is left to be sent by it.
View waiting_form(std::size_t people)
{
    View form;
    form["correction_words"] =
        counted(people, "person has", "people have") +
        " papers without what was put right since. The correction waits for a colleague.";
    form["correction_url"] = std::string{};
    return form;
}

// The form that sends what was put right to all who have the papers without it.
View correction_form(App& app, const core::PapersPlan& plan, const Draft& draft)
{
    const auto seats = core::without_corrections(plan);
    if (seats.empty()) return View{false};
    const auto waiting = std::ranges::count_if(
        plan.recipients, [&](const auto& each) { return waits_corrected(app, plan, each); });
    if (static_cast<std::size_t>(waiting) == seats.size()) return waiting_form(seats.size());
    const bool has_family = std::ranges::any_of(plan.recipients, [&](const auto& each) {
        return each.kind == core::Recipient::family &&
               std::ranges::count(seats, each.seat.invitee.id) > 0;
    });
    View form;
    form["correction_url"] = record_url(plan.file.file.meeting.id, "papers/correction");
    form["amendments"] = number_text(plan.file.amendments.size());
    form["correction_words"] =
        counted(seats.size(), "person has", "people have") +
        " papers without what was put right since. Each gets a new link to what they had with the "
        "correction; the old link stops. What a colleague has to look at waits for them.";
    form["correction_check"] =
        has_family
            ? checkboxes({.name = "correction_checked",
                          .legend = "Copies for the family",
                          .options = {{.value = "yes",
                                       .label = "I have looked at each copy for the family"}},
                          .error = error_for(draft.errors, "correction_checked"),
                          .small = true})
            : View{false};
    form["correction_button"] = button({.label = "Send the correction to all who have the papers"});
    return form;
}

View owners_view(const std::vector<core::ActionRecipient>& owners)
{
    Table shown{.caption = "Action points for their owners",
                .columns = {"Person", "Gets", "How"},
                .rows = {},
                .caption_shown = true};
    for (const core::ActionRecipient& owner : owners)
        shown.rows.push_back(
            {.cells = {
                 {.text = owner.name.reveal(), .sub = owner.agency_name},
                 {.text = counted(owner.actions.size(), "action point", "action points")},
                 {.text = owner.email.empty() ? "By hand" : "Link by e-mail",
                  .sub = owner.waits_for_copy ? "With their copy, once a colleague has released it"
                                              : trouble_words(owner.trouble)}}});
    return table(shown);
}

std::vector<View> send_fields(App& app, const core::PapersPlan& plan, const Draft& draft)
{
    std::vector<View> fields;
    const bool has_family = std::ranges::any_of(plan.recipients, [&app](const auto& each) {
        return each.kind == core::Recipient::family &&
               can_send(each, core::copy_digest(app.links, each));
    });
    if (has_family)
        fields.push_back(checkboxes(
            {.name = "family_checked",
             .legend = "Copies for the family",
             .options = {{.value = "yes", .label = "I have looked at each copy for the family"}},
             .chosen = draft.family_checked ? std::vector<std::string>{"yes"}
                                            : std::vector<std::string>{},
             .error = error_for(draft.errors, "family_checked"),
             .small = true}));
    const bool waits = std::ranges::any_of(plan.owners, &core::ActionRecipient::waits_for_copy);
    if (!plan.owners.empty())
        fields.push_back(checkboxes(
            {.name = "with_actions",
             .legend = "Action points",
             .options = {{.value = "yes",
                          .label = "Send each owner their action points",
                          .hint = waits ? "Those of the family leave with their copies" : ""}},
             .chosen =
                 draft.with_actions ? std::vector<std::string>{"yes"} : std::vector<std::string>{},
             .small = true}));
    return fields;
}

// Whoever may release copies is led there; others know whom to ask.
View waiting_notice(const core::Actor& actor)
{
    const bool may_release = core::permit_role(actor, core::Action::redaction_approve).has_value();
    return alert(Alert::information,
                 {.strong = "Some copies wait for a colleague.",
                  .text = "The chair or a team manager who did not prepare them looks at them and "
                          "releases them.",
                  .link = may_release ? "See the copies" : "",
                  .link_url = may_release ? waiting_copies_url() : ""});
}

// What nobody can release any more: whoever is on this page prepares it again.
View lapsed_notice(const core::MeetingId& meeting, const std::vector<core::PapersRecipient>& lapsed)
{
    const auto left = std::ranges::find_if(
        lapsed, [](const core::PapersRecipient& each) { return !each.release.empty(); });
    AlertText said{.strong = counted(lapsed.size(), "copy has", "copies have") +
                             " changed since a colleague was to release it.",
                   .text = "It cannot be released as it was, and nothing is left to send."};
    if (left == lapsed.end()) return alert(Alert::warning, said);
    said.text =
        "It cannot be released as it was. Look at it, then prepare it again with the button that "
        "sends it; a colleague looks at it afterwards.";
    said.link = left->live ? "Prepare the correction again" : "Look at it";
    said.link_url = record_url(meeting, "papers") +
                    (left->live ? "#correction" : "?who=" + left->seat.invitee.id.text() + "#copy");
    return alert(Alert::warning, said);
}

const core::PapersRecipient* looked_at(const core::PapersPlan& plan, const std::string& who)
{
    const auto found = std::ranges::find_if(
        plan.recipients, [&who](const auto& each) { return each.seat.invitee.id.text() == who; });
    return found == plan.recipients.end() ? nullptr : &*found;
}

View preview_of(App& app, const core::MeetingId& meeting, const core::PapersRecipient& recipient)
{
    View preview;
    preview["digest_words"] = recipient.release.empty()
                                  ? std::string{}
                                  : core::short_digest(core::copy_digest(app.links, recipient));
    preview["exact_url"] = recipient.release.empty()
                               ? std::string{}
                               : exact_copy_url(meeting, recipient.seat.invitee.id);
    preview["preview_heading"] = "Copy for " + recipient.seat.name.reveal();
    const core::Language language = recipient.seat.invitee.language;
    preview["paper_lang"] = text(language == core::Language::welsh ? "cy" : "");
    add_release(preview, recipient.release, recipient.why_nothing, language);
    return preview;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const core::PapersPlan& plan,
              const Draft& draft = {})
{
    const core::MeetingId& meeting = plan.file.file.meeting.id;
    const bool approved =
        plan.file.minutes && plan.file.minutes->status == core::MinutesStatus::approved;
    const bool can_choose = std::ranges::any_of(plan.recipients, [&app](const auto& each) {
        return can_send(each, core::copy_digest(app.links, each));
    });
    const bool anything =
        can_choose ||
        std::ranges::count(plan.owners, false, &core::ActionRecipient::waits_for_copy) > 0;
    View page;
    page["error_summary"] = error_summary(draft.errors);
    page["head"] =
        page_head({.heading = "Send papers",
                   .sub = approved ? "Agreed by the chair. Look at each copy before it goes." : "",
                   .eyebrow = meeting_line(plan.file.file)});
    page["tabs"] = meeting_tabs(actor, plan.file.file.meeting, "papers");
    kainjow::mustache::list notices;
    if (!approved)
        notices.push_back(alert(Alert::warning,
                                {.strong = "The chair has not agreed the minutes yet.",
                                 .text = "Papers can be sent once they are agreed.",
                                 .link = "Agree the minutes",
                                 .link_url = record_url(meeting, "minutes/agree")}));
    std::vector<core::PapersRecipient> lapsed;
    bool some_wait = false;
    for (const core::PapersRecipient& each : plan.recipients)
        if (core::has_lapsed(plan, each, app.links))
            lapsed.push_back(each);
        else if (each.waiting)
            some_wait = true;
    if (!lapsed.empty()) notices.push_back(lapsed_notice(meeting, lapsed));
    if (some_wait) notices.push_back(waiting_notice(actor));
    const core::RecordReach reach = core::record_reach(plan);
    if (reach.reached() == core::Reached::some)
        notices.push_back(alert(Alert::warning,
                                {.strong = "Not everybody who is to have the record has it.",
                                 .text = "It has gone to " + std::to_string(reach.left) + " of " +
                                         std::to_string(reach.due) +
                                         ". Missing: " + missing_words(reach.missing) + "."}));
    if (reach.held_back > 0)
        notices.push_back(
            alert(Alert::warning,
                  {.strong = counted(reach.held_back, "person has", "people have") +
                             " nothing of the papers any more.",
                   .text = "Everything in the copy that was sent is held back. Behind the link "
                           "they read that it is, and whom to ask."}));
    if (plan.actions_held_back > 0)
        notices.push_back(alert(
            Alert::warning,
            {.strong = counted(plan.actions_held_back, "action point is", "action points are") +
                       " not sent to the member of the family who is to do it.",
             .text = "It may be about a child who is not theirs, or name somebody whom they must "
                     "not meet.",
             .link = "Say whom it is about",
             .link_url = about_url(meeting)}));
    if (View asked = asked_corrections(app, actor, meeting); !asked.is_false())
        notices.push_back(std::move(asked));
    for (View& each : kept_away_alerts(app, actor, plan.file.file))
        notices.push_back(std::move(each));
    page["notices"] = View{notices};
    page["send_url"] = record_url(meeting, "papers");
    page["version"] = number_text(plan.file.minutes ? plan.file.minutes->version : 0);
    const core::PapersRecipient* one = looked_at(plan, request.query.get("who"));
    page["recipients"] = view_list(plan.recipients, [&](const core::PapersRecipient& recipient) {
        return recipient_view(app, plan, recipient, reach, draft, one);
    });
    page["can_choose"] = approved && can_choose;
    page["about_url"] = about_url(meeting);
    page["send_form"] = approved && anything;
    page["send_fields"] =
        view_list(send_fields(app, plan, draft), [](const View& field) { return field; });
    page["send_button"] = button({.label = "Send papers"});

    page["preview"] = one == nullptr
                          ? View{false}
                          : preview_of(app, meeting, core::as_corrected(plan, *one).value_or(*one));
    page["owners"] = plan.owners.empty() ? View{false} : owners_view(plan.owners);
    page["correction"] = correction_form(app, plan, draft);
    std::vector<core::CirculationRow> ledger = plan.ledger;
    std::ranges::sort(ledger, {}, [](const core::CirculationRow& row) {
        return std::pair{row.recipient_name.reveal(), row.circulation.sent_at};
    });
    std::vector<View> sent;
    for (const core::CirculationRow& row : ledger)
        sent.push_back(ledger_view(plan, row, app.now()));
    for (View& each : letter_ledger(app, actor, meeting))
        sent.push_back(std::move(each));
    page["has_ledger"] = !sent.empty();
    page["ledger"] = view_list(sent, std::identity{});
    return html_page(app,
                     request,
                     actor,
                     "papers/papers",
                     {.title = "Send papers",
                      .section = Section::meetings,
                      .back = {.label = "Back to the meeting", .url = record_url(meeting, "")},
                      .status = draft.status},
                     std::move(page));
}

core::Result<core::PapersPlan> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::plan_papers(work, app.clock, actor, core::MeetingId{request.value(0)});
    });
}

}  // namespace

Response get_papers(App& app, const Request& request, const core::Actor& actor)
{
    const auto plan = look(app, request, actor);
    if (!plan) return refusal_page(app, request, actor, plan.error());
    return show(app, request, actor, *plan);
}

Response post_papers(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    core::SendPapers command{.meeting = core::MeetingId{request.value(0)},
                             .version = number_field(form, "version"),
                             .family_checked = form.get("family_checked") == "yes",
                             .with_actions = form.get("with_actions") == "yes"};
    for (const std::string& seat : form.all("seats")) {
        command.seats.emplace_back(seat);
        const std::string& digest = form.get("digest-" + seat);
        if (!digest.empty()) command.looked_at.emplace(core::InviteeId{seat}, digest);
    }
    const auto sent = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::send_papers(work, case_tools(app), app.links, actor, command);
    });
    if (sent) {
        const auto left =
            std::ranges::count(*sent, core::CirculationKind::minutes, &core::Circulation::kind);
        if (command.seats.empty())
            return done(record_url(command.meeting, "papers"), "actions-alone-sent");
        const bool some_wait = static_cast<std::size_t>(left) < command.seats.size();
        return done(record_url(command.meeting, "papers"),
                    some_wait ? "papers-waiting" : "papers-sent");
    }
    if (sent.error().fields.empty()) return refusal_page(app, request, actor, sent.error());

    const auto plan = look(app, request, actor);
    if (!plan) return refusal_page(app, request, actor, plan.error());
    return show(app,
                request,
                actor,
                *plan,
                {.seats = command.seats,
                 .family_checked = command.family_checked,
                 .with_actions = command.with_actions,
                 .errors = sent.error().fields,
                 .status = refusal_status(sent.error().refusal)});
}

Response post_papers_correction(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::SendCorrection command{.meeting = core::MeetingId{request.value(0)},
                                       .amendments = number_field(form, "amendments"),
                                       .family_checked = form.get("correction_checked") == "yes"};
    const auto sent = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::send_correction(work, case_tools(app), app.links, actor, command);
    });
    if (sent)
        return done(record_url(command.meeting, "papers"),
                    sent->waiting > 0 ? "correction-waiting" : "correction-sent");
    std::vector<core::FieldError> errors = sent.error().fields;
    if (errors.empty()) return refusal_page(app, request, actor, sent.error());
    for (core::FieldError& each : errors)
        if (each.field == "family_checked") each.field = "correction_checked";
    const auto plan = look(app, request, actor);
    if (!plan) return refusal_page(app, request, actor, plan.error());
    return show(app,
                request,
                actor,
                *plan,
                {.errors = std::move(errors), .status = refusal_status(sent.error().refusal)});
}

}  // namespace quorate::server
