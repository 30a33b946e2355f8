#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/pages/directory/directory_layout.hpp"

namespace quorate::server {

// The forms that add and edit an entry of the directory, and what follows when they are sent.

/// What is said over a form that was refused; nothing over one that is shown for the first time.
struct FormFaults {
    std::vector<core::FieldError> errors = {};
    int status = 200;
    bool stale = false;                      // a colleague has saved the entry meanwhile
    std::vector<SummaryRow> saved_now = {};  // what they made of it
};
FormFaults faults_of(const core::Error& error);

/// A form for an entry of `list`.
struct EntryForm {
    std::string_view list;
    std::string heading;
    std::vector<View> fields;
    std::string save_label = "Save";
};
Response new_entry_form(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        EntryForm form,
                        const FormFaults& faults);

/// For the entry in the address. `version` is the one that the person is looking at.
Response edit_entry_form(App& app,
                         const Request& request,
                         const core::Actor& actor,
                         EntryForm form,
                         int version,
                         const FormFaults& faults);

/// Leads to the entry that was added, or shows the form again by `show_form(faults)`.
template <class Entry, class ShowForm>
Response after_adding(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      std::string_view list,
                      const core::Result<Entry>& added,
                      ShowForm show_form)
{
    if (added) return done(entry_url(list, added->id.text()), "added");
    if (!belongs_in_form(added.error())) return refusal_page(app, request, actor, added.error());
    return show_form(faults_of(added.error()));
}

/// Leads to the entry that was edited, or shows the form again by `show_form(faults)`. When the
/// faults are stale, that has to fill in what is saved now, and move the form to its version.
template <class Entry, class ShowForm>
Response after_editing(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       std::string_view list,
                       const core::Result<Entry>& edited,
                       ShowForm show_form)
{
    if (edited) return done(entry_url(list, request.value(0)), "saved");
    if (!belongs_in_form(edited.error())) return refusal_page(app, request, actor, edited.error());
    return show_form(faults_of(edited.error()));
}

}  // namespace quorate::server
