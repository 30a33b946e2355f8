#include "server/pages/families/close_family_page.hpp"

#include "core/cases/create_case.hpp"
#include "core/cases/view_case.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

struct Closing {
    core::CaseFile file;
    std::vector<core::Meeting> ahead;
    std::vector<core::LeftOpen> left = {};
};

core::Result<Closing> closing(App& app, const core::Actor& actor, const core::CaseId& id)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Closing> {
        auto file = core::view_case(work, case_tools(app), actor, id);
        if (!file) return file.error();
        if (!file->rights.may_close) return core::Refusal::not_permitted;
        Closing now{.file = *std::move(file), .ahead = {}};
        if (now.file.summary.family.is_open) {
            now.ahead = core::meetings_ahead(work, now.file.summary.family, app.now());
            now.left = core::left_open(work, app.clock, actor, id);
        }
        return now;
    });
}

View meeting_rows(const std::vector<core::Meeting>& ahead)
{
    return view_list(ahead, [](const core::Meeting& meeting) {
        View row;
        row["meeting_url"] = meeting_url(meeting.id);
        row["meeting_name"] = text(label(meeting.type));
        row["meeting_time"] = when_text(meeting);
        return row;
    });
}

View due_rows(const core::CaseFile& file)
{
    std::vector<core::ExplainedDueDate> open;
    for (const core::ExplainedDueDate& each : file.due_dates)
        if (each.due.status == core::DueStatus::open) open.push_back(each);
    return view_list(open, [](const core::ExplainedDueDate& each) {
        View row;
        row["due_label"] = std::string{each.explanation.rule.label};
        row["sentence"] = due_sentence(each);
        return row;
    });
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const FormTrouble& trouble = {{}, 200})
{
    const core::CaseId id{request.value(0)};
    const auto now = closing(app, actor, id);
    if (!now) return refusal_page(app, request, actor, now.error());
    const core::FamilyCase& family = now->file.summary.family;
    View page;
    page["error_summary"] = error_summary(trouble.errors);
    page["head"] = page_head({.heading = family.is_open ? "Close the case" : "Open the case again",
                              .eyebrow = family.reference});
    page["explain"] =
        text(family.is_open ? "The dates that are due leave the lists of work. Action points stay "
                              "with their owners, and letters and corrections with their meeting."
                            : "What is due comes back into the lists of work.");
    page["ahead"] = meeting_rows(now->ahead);
    page["ahead_some"] = !now->ahead.empty();
    page["left"] = left_rows(now->left);
    page["left_some"] = !now->left.empty();
    page["due"] = due_rows(now->file);
    page["due_some"] = page["due"].is_non_empty_list();
    page["may_save"] = now->ahead.empty();
    page["save_url"] = close_family_url(id);
    page["family_url"] = family_url(id);
    page["fields"] =
        view_list(std::vector<View>{hidden_input("version", number_text(family.version)),
                                    hidden_input("open", family.is_open ? "no" : "yes")},
                  [](const View& field) { return field; });
    page["save"] = button({.label = family.is_open ? "Close the case" : "Open again",
                           .look = family.is_open ? ButtonLook::warning : ButtonLook::primary});
    return html_page(app,
                     request,
                     actor,
                     "families/close",
                     {.title = family.is_open ? "Close the case" : "Open the case again",
                      .section = Section::families,
                      .back = {.label = "The family", .url = family_url(id)},
                      .status = trouble.status},
                     std::move(page));
}

}  // namespace

View left_rows(const std::vector<core::LeftOpen>& left)
{
    return view_list(left, [](const core::LeftOpen& each) {
        std::string words;
        for (const std::string& what : each.what)
            words += (words.empty() ? "" : "; ") + what;
        View row;
        row["left_url"] = meeting_url(each.meeting.id);
        row["left_name"] = std::string{label(each.meeting.type)} + ", " + when_text(each.meeting);
        row["left_words"] = words + ".";
        return row;
    });
}

Response get_close_family(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_close_family(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::CloseCase command{.id = core::CaseId{request.value(0)},
                                  .version = form_version(form),
                                  .open = form.get("open") == "yes"};
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::close_or_reopen_case(work, case_tools(app), actor, command);
    });
    if (saved) return done(family_url(command.id), command.open ? "case-opened" : "case-closed");
    if (const auto trouble = form_trouble(saved.error()))
        return show(app, request, actor, *trouble);
    return refusal_page(app, request, actor, saved.error());
}

}  // namespace quorate::server
