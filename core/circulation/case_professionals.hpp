#pragma once

#include <string>
#include <vector>

#include "core/cases/family_case.hpp"
#include "core/circulation/case_bundle_store.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A professional who had a part in the work with a family.
struct CaseProfessional {
    BundleSubject subject = {};
    PersonName name = {};
    std::string about = {};  // "Health visitor, Health trust"
};

/// Whoever has, or had, a seat at a meeting of the family, chaired one or took its minutes, and who
/// leads the work: each once, by name.
std::vector<CaseProfessional> case_professionals(UnitOfWork& work, const FamilyCase& family);

/// Words of a professional that may be in their bundle: those that speak of nobody else. They are
/// held back whole where they name a child, one of the family or another professional, say "the
/// mother", "the children" or "she", or have an address or a number in them. Nobody can know every
/// name: whoever is in no record of the family is for the two people who read it to find.
class OwnWordsGate {
public:
    OwnWordsGate(UnitOfWork& work, const FamilyCase& family, const BundleSubject& subject);

    bool lets_through(const FreeText& words) const;

private:
    void add_name(const PersonName& name);
    void add_word(const std::string& word);

    std::vector<std::string> words_;
};

}  // namespace quorate::core
