export interface KillResult {
  readonly rounds: number;
  readonly kills: number;
  readonly different: number;
}
export function killRounds(
  rounds: number,
  options?: {
    readonly jobs?: number;
    readonly bytes?: number;
    readonly onRound?: (state: { readonly round: number; readonly kills: number; readonly different: number }) => void;
  },
): Promise<KillResult>;
