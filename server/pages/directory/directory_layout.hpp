#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/access/action.hpp"
#include "core/people/standing.hpp"
#include "core/support/paging.hpp"
#include "server/app/app.hpp"
#include "server/app/page.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

// What the pages of the directory have in common.

/// Whether the actor may do `action` in the own authority: whether a button for it is shown.
bool may(const App& app, const core::Actor& actor, core::Action action);

/// What the filter over a list says.
struct ListFilter {
    std::string text = {};
    core::Standing standing = core::Standing::active;
    std::string choice = {};  // of the list's own drop-down
    core::Stretch stretch = {};
};
ListFilter filter_of(const Request& request, std::string_view choice_name = {});

/// One tab of the directory.
struct DirectoryList {
    std::string list = {};  // "rooms"
    std::string title = {};
    std::string sub = {};
    std::vector<Link> buttons = {};
    std::string search_label = {};  // of the box: "Name or building"
    ListFilter filter = {};
    std::optional<Select> choice = {};  // the list's own drop-down
    bool has_standing = true;
    std::vector<std::string> columns = {};
    std::vector<TableRow> rows = {};
    bool has_more = false;
    std::string last_id = {};
    EmptyState empty = {};  // when there is nothing at all; a search that finds nothing says so
};
Response directory_list(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        const DirectoryList& list);

/// Puts the entries of `page` into the list, a row each.
template <class Entry, class RowOf>
void fill(DirectoryList& list, const core::PageOf<Entry>& page, RowOf row_of)
{
    for (const Entry& entry : page.entries)
        list.rows.push_back(row_of(entry));
    list.has_more = page.has_more;
    if (page.has_more) list.last_id = page.entries.back().id.text();
}

/// Offers the form that adds an entry, also where there is nothing yet: "Add a room".
void offer_adding(DirectoryList& list, std::string label);

/// A form to add or change something.
struct DirectoryForm {
    std::string heading = {};
    std::vector<std::string> paragraphs = {};
    Link help = {};
    std::vector<View> fields = {};
    std::string save_label = "Save";
    std::string save_url = {};
    std::string cancel_url = {};
    bool sends_file = false;
    std::vector<core::FieldError> errors = {};
    int status = 200;
    std::vector<SummaryRow> saved_now = {};  // what a colleague made of it meanwhile
};
Response directory_form(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        const DirectoryForm& form);

/// Whether the form can be shown again with what is wrong; other refusals have a page of their own.
bool belongs_in_form(const core::Error& error);

/// What the error summary says of such a refusal.
std::vector<core::FieldError> form_errors(const core::Error& error);

/// One entry, its details and what can be done with it.
struct DirectoryEntry {
    std::string list = {};
    std::string id = {};
    std::string heading = {};
    std::string eyebrow = {};
    std::vector<SummaryRow> details = {};
    bool active = true;
    int version = 1;
    bool may_change = false;
    std::string inactive_notice = {};
    std::vector<Link> buttons = {};

    /// Something to be said of it, with the button that says so; left out without a text.
    std::string to_say = {};
    std::string say_label = {};
    std::string say_url = {};  // empty for those who may not
    std::string send_label = {};
    std::string send_url = {};  // of a message that asks them; empty for those who may not

    /// A second list, such as an agency's contacts; left out without a heading.
    std::string related_heading = {};
    Table related = {};
    EmptyState related_empty = {};
    Link more = {};
};
Response directory_entry(App& app,
                         const Request& request,
                         const core::Actor& actor,
                         const DirectoryEntry& entry);

/// "Are you sure?" before an entry is deactivated.
struct DirectoryQuestion {
    std::string list = {};
    std::string id = {};
    int version = 1;
    std::string name = {};
    std::vector<std::string> consequences = {};
};
Response directory_question(App& app,
                            const Request& request,
                            const core::Actor& actor,
                            const DirectoryQuestion& question);

/// The chip for an entry's standing; none for an active one, but for an account that is suspended.
std::vector<View> standing_chips(bool active, bool is_suspended = false);

/// The whole number that `text` is, or nothing.
std::optional<int> whole_number(std::string_view text);

/// The version the form was opened with; 0, which never is one, when it is missing.
int version_of(const Fields& form);

}  // namespace quorate::server
