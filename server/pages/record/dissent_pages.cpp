#include "server/pages/record/dissent_pages.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/minutes/agenda.hpp"
#include "core/minutes/record_dissents.hpp"
#include "server/app/page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::DissentState;

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

core::Result<core::DissentBoard> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_dissents(work, case_tools(app), actor, meeting_of(request));
    });
}

std::string child_name(const core::DissentBoard& board, const core::ChildId& id)
{
    const auto child = std::ranges::find(board.file.children, id, &core::Child::id);
    return child == board.file.children.end() ? std::string{} : core::called(*child).reveal();
}

std::string heading_of(const core::DissentBoard& board, const core::Dissent& dissent)
{
    return dissent.agency + ", about " + child_name(board, dissent.child);
}

View state_chip(DissentState state)
{
    const std::string_view words = core::label(state);
    switch (state) {
        case DissentState::said:
            return chip(Chip::soon, words);
        case DissentState::overdue:
            return chip(Chip::late, words);
        case DissentState::written:
            return chip(Chip::today, words);
        case DissentState::answered:
            break;
    }
    return chip(Chip::done, words);
}

std::string step_words(const std::optional<core::Date>& day, const core::FreeText& words)
{
    return day ? table_date(*day) + ": " + words.reveal() : "Not yet";
}

View dissent_view(const core::DissentBoard& board, const core::DissentRow& row)
{
    const core::Dissent& dissent = row.dissent;
    View view;
    view["heading_id"] = "dissent-" + dissent.id.text();
    view["heading"] = heading_of(board, dissent);
    view["state_chip"] = state_chip(row.state);
    view["details"] = summary_list(
        {{.key = "Why", .value = dissent.reason.reveal()},
         {.key = "In writing", .value = step_words(dissent.written_on, dissent.statement)},
         {.key = "What the chair did", .value = step_words(dissent.answered_on, dissent.answer)}});
    view["follow_url"] =
        board.may_record ? dissent_url(dissent.meeting, dissent.id) : std::string{};
    return view;
}

std::vector<View> new_fields(const core::DissentBoard& board,
                             const Fields& typed,
                             const std::vector<core::FieldError>& errors)
{
    Radios children{.name = "child",
                    .legend = "About which child",
                    .chosen = typed.get("child"),
                    .error = error_for(errors, "child"),
                    .small = true};
    for (const core::ChildDecision& decision : board.file.decisions)
        children.options.push_back(
            {.value = decision.child.text(), .label = child_name(board, decision.child)});
    Select seats{.name = "invitee",
                 .label = "Who says so, for the agency",
                 .chosen = typed.get("invitee"),
                 .prompt = "Choose a person",
                 .error = error_for(errors, "invitee")};
    for (const core::InviteeEntry& seat : board.seats)
        seats.options.push_back(
            {.value = seat.invitee.id.text(),
             .label =
                 seat.name.reveal() + (seat.agency_name.empty() ? "" : ", " + seat.agency_name)});
    return {radios(children),
            select(seats),
            textarea({.name = "reason",
                      .label = "Why they do not agree",
                      .value = typed.get("reason"),
                      .hint = "In their words",
                      .error = error_for(errors, "reason"),
                      .rows = 3})};
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const Fields& typed = {},
              const FormTrouble& trouble = {{}, 200})
{
    const auto board = look(app, request, actor);
    if (!board) return refusal_page(app, request, actor, board.error());
    const core::MeetingId& meeting = board->file.file.meeting.id;
    View page;
    page["error_summary"] = error_summary(trouble.errors);
    page["head"] =
        page_head({.heading = "Agencies that dissent", .eyebrow = meeting_line(board->file.file)});
    page["due"] = core::london_long_time(board->due.at);
    page["counted"] = board->due.counted;
    page["source"] = board->due.source;
    page["dissents"] = view_list(
        board->rows, [&](const core::DissentRow& row) { return dissent_view(*board, row); });
    const bool asks = board->may_record && !board->file.decisions.empty() && !board->seats.empty();
    page["asks"] = asks;
    page["save_url"] = record_url(meeting, "dissents");
    const auto fields = asks ? new_fields(*board, typed, trouble.errors) : std::vector<View>{};
    page["fields"] = view_list(fields, [](const View& field) { return field; });
    page["save"] = button({.label = "Record this dissent"});
    return html_page(app,
                     request,
                     actor,
                     "record/dissents",
                     {.title = "Agencies that dissent",
                      .section = Section::meetings,
                      .back = {.label = "Back to the decisions",
                               .url = minutes_url(meeting, std::string{core::decision_item})},
                      .status = trouble.status},
                     std::move(page));
}

std::string typed_or(const Fields& typed, const char* field, const std::string& kept)
{
    return typed.has(field) ? typed.get(field) : kept;
}

std::string day_text(const std::optional<core::Date>& day)
{
    return day ? core::typed_date(*day) : std::string{};
}

Response follow_form(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const Fields& typed = {},
                     const FormTrouble& trouble = {{}, 200})
{
    const auto board = look(app, request, actor);
    if (!board) return refusal_page(app, request, actor, board.error());
    const core::DissentId id{request.value(1)};
    const auto row = std::ranges::find(
        board->rows, id, [](const core::DissentRow& each) { return each.dissent.id; });
    if (row == board->rows.end() || !board->may_record)
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    const core::Dissent& dissent = row->dissent;
    const auto day = [&](const char* name, const char* label, const auto& kept) {
        return date_input({.name = name,
                           .label = label,
                           .value = typed_or(typed, name, day_text(kept)),
                           .error = error_for(trouble.errors, name)},
                          DateExample::past);
    };
    const auto words = [&](const char* name, const char* label, const core::FreeText& kept) {
        return textarea({.name = name,
                         .label = label,
                         .value = typed_or(typed, name, kept.reveal()),
                         .error = error_for(trouble.errors, name),
                         .rows = 4});
    };
    std::vector<View> fields{
        hidden_input("version", number_text(dissent.version)),
        day("written_on", "When it came in writing", dissent.written_on),
        words("statement", "What it says, or where it is kept", dissent.statement)};
    if (actor.role != core::Role::agency_user) {
        fields.push_back(day("answered_on", "When the chair saw to it", dissent.answered_on));
        fields.push_back(words("answer", "What the chair did", dissent.answer));
    }
    return family_form(
        app,
        request,
        actor,
        {.title = "Dissent",
         .heading = heading_of(*board, dissent),
         .eyebrow = meeting_line(board->file.file),
         .hint = "They said: " + dissent.reason.reveal(),
         .fields = std::move(fields),
         .save_url = dissent_url(dissent.meeting, dissent.id),
         .back = {.label = "Agencies that dissent", .url = record_url(dissent.meeting, "dissents")},
         .errors = trouble.errors,
         .status = trouble.status});
}

std::string plain(std::string text)
{
    std::erase(text, '\r');  // browsers send line breaks as CR LF
    return text;
}

}  // namespace

Response get_dissents(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_dissents(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::RecordAgencyDissent command{.meeting = meeting_of(request),
                                            .child = core::ChildId{form.get("child")},
                                            .invitee = core::InviteeId{form.get("invitee")},
                                            .reason = plain(form.get("reason"))};
    const auto recorded = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::record_agency_dissent(work, case_tools(app), actor, command);
    });
    if (recorded) return done(record_url(command.meeting, "dissents"), "saved");
    const auto trouble = form_trouble(recorded.error());
    if (!trouble) return refusal_page(app, request, actor, recorded.error());
    return show(app, request, actor, form, *trouble);
}

Response get_dissent(App& app, const Request& request, const core::Actor& actor)
{
    return follow_form(app, request, actor);
}

Response post_dissent(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::FollowDissent command{.meeting = meeting_of(request),
                                      .dissent = core::DissentId{request.value(1)},
                                      .version = form_version(form),
                                      .written_on = form.get("written_on"),
                                      .statement = plain(form.get("statement")),
                                      .answered_on = form.get("answered_on"),
                                      .answer = plain(form.get("answer"))};
    const auto followed = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::follow_dissent(work, case_tools(app), actor, command);
    });
    if (followed) return done(record_url(command.meeting, "dissents"), "saved");
    const auto trouble = form_trouble(followed.error());
    if (!trouble) return refusal_page(app, request, actor, followed.error());
    return follow_form(app, request, actor, form, *trouble);
}

}  // namespace quorate::server
