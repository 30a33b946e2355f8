#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/support/source_tree.hpp"

// Text about people is sealed by its type on its way into the database, so a store that takes it
// out of that type first would write it in plain words.

namespace quorate {
namespace {

// Each looks into such text without binding it, or puts it back into its type. A new one is named
// here by whoever has seen that.
const std::set<std::string, std::less<>> looks_into_it{"db/session/column.hpp",
                                                       "db/stores/action_words.cpp",
                                                       "db/stores/address_check.cpp",
                                                       "db/stores/audit_reasons.cpp",
                                                       "db/stores/by_name.hpp",
                                                       "db/stores/case_store.cpp",
                                                       "db/stores/contact_store.cpp",
                                                       "db/stores/delivery_store.cpp",
                                                       "db/stores/feed_store.cpp",
                                                       "db/stores/idempotency_store.cpp",
                                                       "db/stores/invitee_store.cpp",
                                                       "db/stores/outbox_store.cpp",
                                                       "db/stores/staff_store.cpp"};

TEST(PersonalText, IsTakenOutOfItsTypeInNamedPlacesOnly)
{
    std::set<std::string, std::less<>> found;
    for (const test::SourceFile& file : test::source_files({".hpp", ".cpp"}))
        if (file.part() == "db" && file.text.find("reveal()") != std::string::npos)
            found.insert(file.path);

    EXPECT_EQ(found, looks_into_it);
}

}  // namespace
}  // namespace quorate
