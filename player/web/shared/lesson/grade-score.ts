/** A score in one word. */
export type ScoreGrade = 'excellent' | 'good' | 'pass' | 'poor';

/** 优 from 85, 良 from 75, 合格 from 60 of 100. */
export function gradeScore(score: number): ScoreGrade {
  if (score >= 85) return 'excellent';
  if (score >= 75) return 'good';
  return score >= 60 ? 'pass' : 'poor';
}
